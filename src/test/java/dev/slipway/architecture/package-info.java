/**
 * Keeps the plan of the house: who may import whom, what stays pure, how the sources look.
 *
 * <p>Entry type: {@link dev.slipway.architecture.LayerTest}. Invariant: no rule has an exception
 * list; where a rule is wrong, it is changed.
 */
@NullMarked
package dev.slipway.architecture;

import org.jspecify.annotations.NullMarked;
