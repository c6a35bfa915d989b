package dev.slipway.modules.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a host is as a control plane. */
sealed interface ControlPlaneState {

  /** Nothing of a control plane is there. */
  record Absent() implements ControlPlaneState {}

  /** All is there, and the API server of the host answers. */
  record Done() implements ControlPlaneState {}

  /** Files and data are there, and the API server of the host does not answer. */
  record Down() implements ControlPlaneState {}

  /**
   * Something between.
   *
   * @param facts which of them hold
   */
  record Partial(Facts facts) implements ControlPlaneState {}

  /**
   * What decides.
   *
   * @param adminConf whether {@code admin.conf} is there
   * @param manifests whether the manifests of all static pods are there
   * @param etcdData whether a member of etcd keeps data here; true also where etcd runs elsewhere
   * @param ready whether the API server of this host says so
   * @param configuration whether the cluster has the ConfigMap kubeadm-config
   * @param ownNode whether the cluster has the host as a node with the label of control planes
   */
  record Facts(
      boolean caCertificate,
      boolean adminConf,
      boolean manifests,
      boolean etcdData,
      boolean ready,
      boolean configuration,
      boolean ownNode) {

    /** Which of the facts hold, in words. */
    List<String> holding() {
      List<String> words = new ArrayList<>();
      add(words, caCertificate, "pki/ca.crt");
      add(words, adminConf, "admin.conf");
      add(words, manifests, "static pods");
      add(words, etcdData, "etcd data");
      add(words, ready, "API server ready");
      add(words, configuration, "ConfigMap kubeadm-config");
      add(words, ownNode, "node");
      return List.copyOf(words);
    }

    private static void add(List<String> words, boolean holds, String word) {
      if (holds) {
        words.add(word);
      }
    }
  }

  /**
   * The facts of a host. A worker has the certificate of its cluster, too: that is none of them.
   *
   * @param name of its node
   * @param externalEtcd whether etcd runs elsewhere, so that no data is expected here
   */
  static Facts facts(NodeFacts node, String name, boolean externalEtcd) {
    boolean pods =
        node.has(NodeFile.API_SERVER_MANIFEST)
            && node.has(NodeFile.CONTROLLER_MANAGER_MANIFEST)
            && node.has(NodeFile.SCHEDULER_MANIFEST);
    return new Facts(
        node.has(NodeFile.CA_CERTIFICATE) && !node.isWorker(),
        node.has(NodeFile.ADMIN_CONF),
        pods && (externalEtcd || node.has(NodeFile.ETCD_MANIFEST)),
        node.has(NodeFile.ETCD_DATA),
        node.api().isPresent(),
        node.api().flatMap(NodeFacts.ApiAnswer::configuration).isPresent(),
        node.api().stream()
            .flatMap(api -> api.nodes().stream())
            .anyMatch(known -> known.name().equals(name) && known.controlPlane()));
  }

  /** The state that facts stand for. */
  static ControlPlaneState of(Facts facts, boolean externalEtcd) {
    boolean data = facts.etcdData() || externalEtcd;
    boolean files = facts.caCertificate() && facts.adminConf() && facts.manifests() && data;
    if (files && facts.ready() && facts.configuration() && facts.ownNode()) {
      return new Done();
    }
    if (files && !facts.ready()) {
      return new Down();
    }
    boolean any =
        facts.caCertificate() || facts.adminConf() || facts.manifests() || facts.etcdData();
    return any ? new Partial(facts) : new Absent();
  }

  /** One word, as {@code kubeadm_state} registers it. */
  default String word() {
    return getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }
}
