/**
 * Modules that touch no host: they say, check, remember and steer.
 *
 * <p>Entry type: {@link dev.slipway.modules.control.ControlModules}. Invariant: nothing here asks a
 * host anything.
 */
@NullMarked
package dev.slipway.modules.control;

import org.jspecify.annotations.NullMarked;
