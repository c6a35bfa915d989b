/**
 * Slipway: YAML text becomes a model, a graph, a plan, a run and a report.
 *
 * <p>Each of these is one package, each value immutable, and nothing flows back.
 */
@NullMarked
package dev.slipway;

import org.jspecify.annotations.NullMarked;
