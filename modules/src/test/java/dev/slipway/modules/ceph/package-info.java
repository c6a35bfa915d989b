/**
 * Tests of the modules about Ceph beyond their cases and scenarios.
 *
 * <p>Entry type: {@link dev.slipway.modules.ceph.CephNotations}. Invariant: none of them needs a
 * host.
 */
package dev.slipway.modules.ceph;
