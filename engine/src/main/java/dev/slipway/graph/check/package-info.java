/**
 * What is probably not meant, and can be told from the written playbook alone.
 *
 * <p>Entry type: {@link dev.slipway.graph.check.Review}. Invariant: a playbook that does what its
 * author means gets no warning; where that is not certain, nothing is said.
 */
@NullMarked
package dev.slipway.graph.check;

import org.jspecify.annotations.NullMarked;
