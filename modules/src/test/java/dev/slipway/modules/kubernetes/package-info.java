/**
 * Tests of the modules about kubernetes beyond their cases and scenarios.
 *
 * <p>Entry type: {@link dev.slipway.modules.kubernetes.ArchiveNotations}. Invariant: none of them
 * needs a host.
 */
package dev.slipway.modules.kubernetes;
