/**
 * Where something stands in a file, what is wrong with it and how to put it right.
 *
 * <p>Entry type: {@link dev.slipway.diagnostic.Problems}. Invariant: every problem a user can cause
 * has a range, a message and a fix; the constructors leave no way around it.
 */
@NullMarked
package dev.slipway.diagnostic;

import org.jspecify.annotations.NullMarked;
