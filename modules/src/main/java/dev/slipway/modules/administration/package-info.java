/**
 * Modules about the files by which a host is administered: its names, who may act as root, limits.
 *
 * <p>Entry type: {@link dev.slipway.modules.administration.AdministrationModules}. Invariant: a
 * file that would lock people out is checked before it is put in place.
 */
@NullMarked
package dev.slipway.modules.administration;

import org.jspecify.annotations.NullMarked;
