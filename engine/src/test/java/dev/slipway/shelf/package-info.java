/**
 * A host as small as one can be, for tests of whole runs: a shelf of named texts in memory, a
 * module that changes them and a probe that asks for them.
 *
 * <p>Entry type: {@link dev.slipway.shelf.Shelf}. Invariant: what is on a shelf changes only by
 * scripts that it was sent.
 */
@NullMarked
package dev.slipway.shelf;

import org.jspecify.annotations.NullMarked;
