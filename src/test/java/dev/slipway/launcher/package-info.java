/**
 * Tests the launcher at the root of the project against a stand-in for Maven and for the program.
 *
 * <p>Entry type: {@link dev.slipway.launcher.LauncherTest}. Invariant: no test reaches the network
 * or the real build output.
 */
@NullMarked
package dev.slipway.launcher;

import org.jspecify.annotations.NullMarked;
