/**
 * The engine: everything from a playbook's text to hosts in the declared state.
 *
 * <p>Entry type: {@link dev.slipway.Engine}.
 */
@NullMarked
package dev.slipway;

import org.jspecify.annotations.NullMarked;
