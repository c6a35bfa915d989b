/**
 * Modules that bring hosts into a Kubernetes cluster, keep them there, and alter what is in it.
 *
 * <p>They observe the true state of a host and of the cluster, never a marker file. What a step
 * does is decided by pure functions over records of facts ({@link
 * dev.slipway.modules.kubernetes.InitRule}, {@link dev.slipway.modules.kubernetes.JoinRule}), which
 * are tested over every combination. Entry: {@link
 * dev.slipway.modules.kubernetes.KubernetesModules}.
 */
@NullMarked
package dev.slipway.modules.kubernetes;

import org.jspecify.annotations.NullMarked;
