package dev.slipway.modules.kubernetes;

/**
 * Whether a host joins. A host is reset only where nothing can be lost or where that is asked for.
 * Pure.
 */
final class JoinRule {
  private JoinRule() {}

  /** Whose cluster the host's kubelet.conf is of. */
  enum Cluster {
    SAME,
    OTHER,
    /** The hash of the cluster to join is not given. */
    UNKNOWN
  }

  /** What the cluster says about a node of the host's name. */
  enum Node {
    /** There is none. */
    NONE,
    /** It is this machine. */
    MINE,
    /** It is another machine. */
    ANOTHERS,
    /** Nobody answered. */
    NO_ANSWER
  }

  /** What the host is as a control plane. */
  enum ControlPlane {
    ABSENT,
    DONE,
    DOWN,
    PARTIAL
  }

  /**
   * What decides.
   *
   * @param kubeletConf whether {@code kubelet.conf} is there, which the cluster itself hands out
   * @param leftovers whether other files of kubeadm are there
   * @param node asked with the kubelet's rights where there is a kubelet.conf, else of the peers
   * @param member whether etcd has a member of the host's name that has come up
   */
  record Facts(
      boolean kubeletConf,
      boolean leftovers,
      Cluster cluster,
      Node node,
      boolean kubeletActive,
      ControlPlane controlPlane,
      boolean member) {}

  /**
   * What is wanted.
   *
   * @param controlPlane whether it is to be one; a worker may be one as well
   * @param resetPartial whether what a broken-off join left is cleared away
   * @param rejoin whether a node that the cluster has lost, or has otherwise, is reset
   */
  record Wish(boolean controlPlane, boolean resetPartial, boolean rejoin) {}

  static JoinDecision decide(Facts facts, Wish wish) {
    if (facts.kubeletConf()) {
      return ofNode(facts, wish);
    }
    if (facts.node() == Node.ANOTHERS) {
      return anothers();
    }
    if (!facts.leftovers()) {
      return new JoinDecision.Join();
    }
    return facts.member() ? ofMember(wish) : ofLeftovers("a join that was broken off", wish);
  }

  private static JoinDecision ofNode(Facts facts, Wish wish) {
    if (facts.cluster() == Cluster.OTHER) {
      return new JoinDecision.Refuse(
          "This host is a member of another cluster. Use kubeadm_reset on it first, if it is to"
              + " leave that cluster.");
    }
    return switch (facts.node()) {
      case NO_ANSWER ->
          facts.controlPlane() == ControlPlane.DOWN && wish.controlPlane()
              ? new JoinDecision.Await()
              : new JoinDecision.Refuse(
                  "This host has a kubelet.conf, and the API server of its cluster does not answer,"
                      + " so that nobody can tell whether it is a node. Repair the API server"
                      + " first.");
      case ANOTHERS -> anothers();
      case NONE ->
          wish.rejoin()
              ? new JoinDecision.JoinAnew("stale")
              : new JoinDecision.Refuse(
                  "This host has a kubelet.conf, and its cluster has no node of this name: it was"
                      + " deleted there. Write rejoin: true to reset the host and join it again.");
      case MINE -> wish.controlPlane() ? ofControlPlane(facts, wish) : ofMine(facts);
    };
  }

  private static JoinDecision ofControlPlane(Facts facts, Wish wish) {
    return switch (facts.controlPlane()) {
      case DONE -> ofMine(facts);
      case DOWN -> new JoinDecision.Await();
      case ABSENT -> ofWorker(wish);
      case PARTIAL -> facts.member() ? ofMember(wish) : ofLeftovers("half a control plane", wish);
    };
  }

  private static JoinDecision ofMine(Facts facts) {
    return facts.kubeletActive() ? new JoinDecision.Nothing() : new JoinDecision.StartKubelet();
  }

  private static JoinDecision ofWorker(Wish wish) {
    return wish.rejoin()
        ? new JoinDecision.JoinAnew("worker")
        : new JoinDecision.Refuse(
            "This host is a worker of the cluster already, and is to be a control plane. Write"
                + " rejoin: true to reset it and join it again; drain it first.");
  }

  private static JoinDecision ofMember(Wish wish) {
    return wish.rejoin()
        ? new JoinDecision.JoinAnew("half a control plane")
        : new JoinDecision.Refuse(
            "This host is half a control plane, and etcd counts it as a member that has come up."
                + " Write rejoin: true to reset it, which takes the member away, and join it"
                + " again.");
  }

  private static JoinDecision ofLeftovers(String found, Wish wish) {
    return wish.resetPartial() || wish.rejoin()
        ? new JoinDecision.JoinAnew(found)
        : new JoinDecision.Refuse(
            "This host holds files of "
                + found
                + ". Write on_partial: reset to clear them away and join.");
  }

  private static JoinDecision anothers() {
    return new JoinDecision.Refuse(
        "The cluster has a node of this name that is another machine. Choose another name, or"
            + " delete that node first.");
  }

  /** The facts of a host about a cluster whose control planes are known. */
  static Facts facts(NodeFacts host, String name, ClusterView cluster, boolean externalEtcd) {
    ControlPlaneState.Facts control = ControlPlaneState.facts(host, name, externalEtcd);
    ControlPlaneState state = ControlPlaneState.of(control, externalEtcd);
    return new Facts(
        host.has(NodeFile.KUBELET_CONF),
        host.isTouched(),
        whose(host, cluster),
        node(host, name, cluster),
        host.kubeletActive(),
        ControlPlane.valueOf(state.word()),
        cluster.hasMember(name) || hasMember(host, name));
  }

  private static Cluster whose(NodeFacts host, ClusterView cluster) {
    if (cluster.ca().isEmpty() || host.kubeletCa().isEmpty()) {
      return Cluster.UNKNOWN;
    }
    return cluster.ca().equals(host.kubeletCa()) ? Cluster.SAME : Cluster.OTHER;
  }

  private static Node node(NodeFacts host, String name, ClusterView cluster) {
    return switch (host.self()) {
      case NodeFacts.Self.Known(NodeFacts.ClusterNode node) ->
          node.machine().equals(host.machine()) ? Node.MINE : Node.ANOTHERS;
      case NodeFacts.Self.Missing() -> Node.NONE;
      case NodeFacts.Self.NoAnswer _ -> Node.NO_ANSWER;
      case NodeFacts.Self.NotAsked() ->
          cluster
              .machineOf(name)
              .map(machine -> machine.equals(host.machine()) ? Node.MINE : Node.ANOTHERS)
              .orElse(Node.NONE);
    };
  }

  private static boolean hasMember(NodeFacts host, String name) {
    return host.api().stream()
        .flatMap(api -> api.members().stream())
        .anyMatch(member -> member.started() && member.name().equals(name));
  }
}
