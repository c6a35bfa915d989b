/**
 * The tools that expressions can call, such as {@code $json} and {@code $net}.
 *
 * <p>Entry type: {@link dev.slipway.template.tool.Tool}. Invariant: a tool has no state that an
 * expression can change, and its documented examples are run by a test.
 */
@NullMarked
package dev.slipway.template.tool;

import org.jspecify.annotations.NullMarked;
