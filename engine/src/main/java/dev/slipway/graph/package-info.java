/**
 * Model to task graph, by ordered passes.
 *
 * <p>Entry type: {@link dev.slipway.graph.GraphCompiler}. Invariant: a {@link
 * dev.slipway.graph.TaskGraph} is frozen, free of cycles and in a stable order; JGraphT stays
 * inside this package.
 */
@NullMarked
package dev.slipway.graph;

import org.jspecify.annotations.NullMarked;
