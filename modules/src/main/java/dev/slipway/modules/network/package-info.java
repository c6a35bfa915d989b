/**
 * Modules about the network of a host.
 *
 * <p>Entry type: {@link dev.slipway.modules.network.NetworkModules}. Invariant: what is asked of
 * the network is asked from the host, not from where Slipway runs.
 */
@NullMarked
package dev.slipway.modules.network;

import org.jspecify.annotations.NullMarked;
