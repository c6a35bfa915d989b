/**
 * Modules for what is in a Ceph cluster: its pools, and who may use them.
 *
 * <p>They ask the cluster through the {@code ceph} of the host, in the name of a {@link
 * dev.slipway.modules.ceph.CephClient}, and compare what it answers as JSON. What cephx denies is a
 * diagnostic, never an absence. Entry: {@link dev.slipway.modules.ceph.CephModules}.
 */
@NullMarked
package dev.slipway.modules.ceph;

import org.jspecify.annotations.NullMarked;
