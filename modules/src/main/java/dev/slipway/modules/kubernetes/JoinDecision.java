package dev.slipway.modules.kubernetes;

/** What {@code kubeadm_join} does on one host. */
sealed interface JoinDecision {

  /** The host is in the cluster, as declared. */
  record Nothing() implements JoinDecision {}

  /** It is in the cluster, and its kubelet does not run. */
  record StartKubelet() implements JoinDecision {}

  /** It is a control plane whose API server does not answer: that is waited for. */
  record Await() implements JoinDecision {}

  /** {@code kubeadm join}. */
  record Join() implements JoinDecision {}

  /**
   * {@code kubeadm reset}, then {@code kubeadm join}.
   *
   * @param found what is there instead
   */
  record JoinAnew(String found) implements JoinDecision {}

  /**
   * It would be wrong to do anything.
   *
   * @param reason sentences for a user
   */
  record Refuse(String reason) implements JoinDecision {}
}
