/**
 * Load balancers, and addresses that move from host to host.
 *
 * <p>Entry type: {@link dev.slipway.modules.balancing.BalancingModules}. Invariant: of a file that
 * has other sections too, only the declared ones are altered.
 */
@NullMarked
package dev.slipway.modules.balancing;

import org.jspecify.annotations.NullMarked;
