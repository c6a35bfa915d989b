/**
 * Modules that bring hosts into a Kubernetes cluster, keep them there, and alter what is in it.
 *
 * <p>They observe the true state of a host and of the cluster, never a marker file. What a step
 * does is decided by pure functions over records of facts ({@link
 * dev.slipway.modules.kubernetes.InitRule}, {@link dev.slipway.modules.kubernetes.JoinRule}), which
 * are tested over every combination. Objects of a cluster are an {@link
 * dev.slipway.modules.kubernetes.ObjectSet}, whether a user declares them ({@code k8s_object}) or a
 * {@link dev.slipway.modules.kubernetes.ManifestTemplate} that is shipped ({@code ceph_csi}).
 * Entry: {@link dev.slipway.modules.kubernetes.KubernetesModules}.
 */
@NullMarked
package dev.slipway.modules.kubernetes;

import org.jspecify.annotations.NullMarked;
