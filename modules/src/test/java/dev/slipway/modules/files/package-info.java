/**
 * Tests of the modules about files beyond their cases and scenarios.
 *
 * <p>Entry type: {@link dev.slipway.modules.files.ChecksumNotation}. Invariant: none of them needs
 * a host.
 */
package dev.slipway.modules.files;
