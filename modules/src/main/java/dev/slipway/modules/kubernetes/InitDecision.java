package dev.slipway.modules.kubernetes;

/** What {@code kubeadm_init} does on one host; the cluster has one leader, whom all name alike. */
sealed interface InitDecision {

  /** The host is a control plane already. */
  record Nothing() implements InitDecision {}

  /**
   * Another host has the cluster, or gets it: this one joins.
   *
   * @param leader the name of the other host's node
   */
  record Defer(String leader) implements InitDecision {}

  /** {@code kubeadm init}. */
  record Initialise() implements InitDecision {}

  /** The rest of a {@code kubeadm init} that was broken off: what is there is kept. */
  record Resume() implements InitDecision {}

  /** {@code kubeadm reset}, then {@code kubeadm init}: nothing ever served here. */
  record StartAnew() implements InitDecision {}

  /** The API server is waited for, and nothing else is touched. */
  record Await() implements InitDecision {}

  /**
   * It would be wrong to do anything.
   *
   * @param reason sentences for a user
   */
  record Refuse(String reason) implements InitDecision {}
}
