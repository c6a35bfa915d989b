/**
 * What a role says that it takes: described arguments, and the comparison of values with them.
 *
 * <p>Entry type: {@link dev.slipway.module.argument.ArgumentSpec}. Invariant: everything here works
 * on plain values (texts, numbers, booleans, lists, maps) and knows of no place in a file; what is
 * wrong is told by the path to it.
 */
@NullMarked
package dev.slipway.module.argument;

import org.jspecify.annotations.NullMarked;
