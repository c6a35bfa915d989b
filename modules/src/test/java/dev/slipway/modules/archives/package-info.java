/**
 * Tests of the modules about archives beyond their cases and scenarios.
 *
 * <p>Entry type: {@link dev.slipway.modules.archives.ArchiveNotations}. Invariant: none of them
 * needs a host.
 */
package dev.slipway.modules.archives;
