/**
 * Measures Slipway: workloads side by side with other tools on the same hosts, and its hot parts by
 * themselves.
 *
 * <p>Entry type: {@link dev.slipway.bench.Main}. Invariant: everything that a measurement starts or
 * writes is its own, and is gone when it ends; no run counts that did not do what it was asked to.
 */
@NullMarked
package dev.slipway.bench;

import org.jspecify.annotations.NullMarked;
