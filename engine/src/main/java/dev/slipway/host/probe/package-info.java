/**
 * The questions that modules share: about files, the acting user, and whatever else more than one
 * subject asks.
 *
 * <p>Entry types: the probes, such as {@link dev.slipway.host.probe.FileProbe}, and their answers.
 * Invariant: each kind asks any number of its questions with a few processes and changes nothing;
 * reading the answers is pure.
 */
@NullMarked
package dev.slipway.host.probe;

import org.jspecify.annotations.NullMarked;
