/**
 * Modules about the system as a whole: kernel parameters, accounts, the name of the host.
 *
 * <p>Entry type: {@link dev.slipway.modules.system.SystemModules}. Invariant: the user who logged
 * in to the host is never removed, locked or left without the right to administer it.
 */
@NullMarked
package dev.slipway.modules.system;

import org.jspecify.annotations.NullMarked;
