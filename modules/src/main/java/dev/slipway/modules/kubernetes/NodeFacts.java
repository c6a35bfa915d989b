package dev.slipway.modules.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one host tells about the cluster that it may be a part of.
 *
 * @param busy the process of a kubeadm that was still at work after some minutes
 * @param machine what kubelet reports as {@code systemUUID}: the product's UUID, or the machine id
 * @param kubeadm the version of the kubeadm on the host; empty when there is none
 * @param ca the hash of {@code pki/ca.crt}
 * @param kubeletCa the hash of the certificate in {@code kubelet.conf}
 * @param clusterName as the kubeconfigs of the host have it
 * @param self what the cluster says about the host's own node, asked with the kubelet's rights
 * @param api what the API server of this very host tells; empty when it is not ready
 */
record NodeFacts(
    Optional<String> busy,
    String machine,
    Optional<KubernetesVersion> kubeadm,
    Set<NodeFile> files,
    Optional<String> ca,
    Optional<String> kubeletCa,
    Optional<String> clusterName,
    boolean kubeletActive,
    Self self,
    Optional<ApiAnswer> api) {

  NodeFacts {
    files = Set.copyOf(files);
  }

  /** A node as the cluster has it. */
  record ClusterNode(String name, String machine, boolean controlPlane) {}

  /**
   * A member of etcd.
   *
   * @param id hexadecimal
   * @param started whether it has ever come up
   */
  record EtcdMember(String id, String name, String peerUrl, boolean started) {}

  /**
   * What an API server tells.
   *
   * @param configuration the {@code ClusterConfiguration} in the ConfigMap kubeadm-config
   */
  record ApiAnswer(
      Optional<String> configuration, List<ClusterNode> nodes, List<EtcdMember> members) {
    ApiAnswer {
      nodes = List.copyOf(nodes);
      members = List.copyOf(members);
    }
  }

  /** What the cluster says about the host's own node. */
  sealed interface Self {
    /** It was not asked, since the host has no kubelet.conf. */
    record NotAsked() implements Self {}

    /** There is such a node. */
    record Known(ClusterNode node) implements Self {}

    /** The cluster has no such node. */
    record Missing() implements Self {}

    /**
     * Nobody answered.
     *
     * @param reason as kubectl says it
     */
    record NoAnswer(String reason) implements Self {}
  }

  boolean has(NodeFile file) {
    return files.contains(file);
  }

  /** Whether this host is a node, and nothing of a control plane is on it. */
  boolean isWorker() {
    return has(NodeFile.KUBELET_CONF)
        && !has(NodeFile.ADMIN_CONF)
        && !has(NodeFile.API_SERVER_MANIFEST)
        && !has(NodeFile.CONTROLLER_MANAGER_MANIFEST)
        && !has(NodeFile.SCHEDULER_MANIFEST)
        && !has(NodeFile.ETCD_MANIFEST)
        && !has(NodeFile.ETCD_DATA);
  }

  /** Whether this host began to be, or is, a node. */
  boolean isTouched() {
    return !files.isEmpty();
  }
}
