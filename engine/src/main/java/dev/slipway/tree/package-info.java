/**
 * The located tree: scalars, sequences and mappings that know where a user wrote them.
 *
 * <p>Entry type: {@link dev.slipway.tree.Node}. It is the one form of what a user wrote, whatever
 * it was written in (YAML, INI, the command line), from the reader to the moment a value is
 * rendered. Invariant: a node never changes and always has a range.
 */
@NullMarked
package dev.slipway.tree;

import org.jspecify.annotations.NullMarked;
