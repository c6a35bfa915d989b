/**
 * Modules about what a host lets in and out.
 *
 * <p>Entry type: {@link dev.slipway.modules.firewall.FirewallModules}. Invariant: a change after
 * which this run could not log in again is refused, unless the task says that it may.
 */
@NullMarked
package dev.slipway.modules.firewall;

import org.jspecify.annotations.NullMarked;
