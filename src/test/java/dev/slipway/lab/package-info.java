/**
 * Real systemd hosts for tests.
 *
 * <p>Put {@link dev.slipway.lab.Lab @Lab(hosts = 3)} on a test class and take a {@link
 * dev.slipway.lab.LabFleet} or a {@link dev.slipway.lab.LabHost} as a parameter. The script {@code
 * src/test/lab/lab} does the work; this package starts it, lends hosts to test classes, and looks
 * at hosts by ways that share no code with Slipway, so that a fault in Slipway cannot hide itself.
 *
 * <p>Invariant: when the JVM ends, in whatever way, no process, mount, link or rule of its lab is
 * left.
 */
@NullMarked
package dev.slipway.lab;

import org.jspecify.annotations.NullMarked;
