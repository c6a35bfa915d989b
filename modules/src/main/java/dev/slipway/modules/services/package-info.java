/**
 * Modules about services and the other units of systemd.
 *
 * <p>Entry type: {@link dev.slipway.modules.services.ServiceModules}. Invariant: every state that
 * systemd knows is named in a diff, none is forced: a masked unit stays masked until it is declared
 * otherwise.
 */
@NullMarked
package dev.slipway.modules.services;

import org.jspecify.annotations.NullMarked;
