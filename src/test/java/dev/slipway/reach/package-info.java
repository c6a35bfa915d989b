/**
 * Connections, sudo and writes on the lab's real hosts, below the engine: what a stand-in on this
 * machine cannot show.
 *
 * <p>Entry types: the tests. Invariant: each test leaves the host as it found it.
 */
@NullMarked
package dev.slipway.reach;

import org.jspecify.annotations.NullMarked;
