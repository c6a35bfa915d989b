package dev.slipway.modules.kubernetes;

import dev.slipway.module.Arguments;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.kubernetes.NodeFacts.ClusterNode;
import dev.slipway.modules.kubernetes.NodeFacts.EtcdMember;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What another control plane said of itself, as {@code kubeadm_state} registered it.
 *
 * @param name of its node
 * @param kind empty when it could not be asked
 * @param clusterName as its kubeconfig has it; empty when it has none
 * @param ca the hash of its cluster's certificate
 * @param nodes of its cluster, when its API server is ready
 * @param members of its etcd, when its API server is ready
 */
record Peer(
    String name,
    Optional<Kind> kind,
    Optional<String> clusterName,
    Optional<String> ca,
    List<ClusterNode> nodes,
    List<EtcdMember> members) {

  /** What it is as a control plane, see {@link ControlPlaneState}. */
  enum Kind {
    ABSENT,
    DONE,
    DOWN,
    PARTIAL
  }

  Peer {
    nodes = List.copyOf(nodes);
    members = List.copyOf(members);
  }

  static final String PARAMETER = "peers";

  static Parameter parameter() {
    return Parameter.control(
        PARAMETER,
        ParameterType.LIST,
        "What `kubeadm_state` registered on every control plane of the inventory, this host"
            + " included, in one order for all hosts. A name alone stands for a host that could not"
            + " be asked.");
  }

  /** The peers that a task names; rejects what is none. */
  static List<Peer> bind(Arguments arguments) {
    List<Peer> peers = new ArrayList<>();
    for (Object item : arguments.value(PARAMETER).map(List.class::cast).orElse(List.of())) {
      if (item instanceof Map<?, ?> map && map.get("name") instanceof String) {
        peers.add(of(texts(map)));
      } else if (item instanceof String name && !name.isBlank()) {
        peers.add(of(Map.of("name", name)));
      } else {
        arguments.reject(
            PARAMETER,
            "an entry is not what kubeadm_state registers.",
            "register kubeadm_state on each control plane, and give its name where it was not"
                + " asked.");
      }
    }
    return List.copyOf(peers);
  }

  private static Map<String, Object> texts(Map<?, ?> map) {
    Map<String, Object> texts = new LinkedHashMap<>();
    map.forEach((key, value) -> texts.put(String.valueOf(key), value));
    return texts;
  }

  private static Peer of(Map<String, Object> map) {
    String state = Documents.text(map, "state").toUpperCase(Locale.ROOT);
    return new Peer(
        Documents.text(map, "name"),
        Arrays.stream(Kind.values()).filter(kind -> kind.name().equals(state)).findFirst(),
        Optional.of(Documents.text(map, "cluster_name")).filter(name -> !name.isEmpty()),
        Optional.of(Documents.text(map, "ca")).filter(hash -> !hash.isEmpty()),
        maps(map, "nodes").stream()
            .map(
                node ->
                    new ClusterNode(
                        Documents.text(node, "name"),
                        Documents.text(node, "machine"),
                        Boolean.TRUE.equals(node.get("control_plane"))))
            .toList(),
        maps(map, "etcd_members").stream()
            .map(
                member ->
                    new EtcdMember(
                        Documents.text(member, "id"),
                        Documents.text(member, "name"),
                        Documents.text(member, "peer_url"),
                        Boolean.TRUE.equals(member.get("started"))))
            .toList());
  }

  private static List<Map<String, Object>> maps(Map<String, Object> of, String key) {
    return Documents.list(of, key).stream()
        .map(item -> item instanceof Map<?, ?> map ? texts(map) : null)
        .filter(Objects::nonNull)
        .toList();
  }

  /** What a host says of itself, in the form in which others read it. */
  static Map<String, Object> values(String name, NodeFacts facts, ControlPlaneState state) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", name);
    values.put("state", state.word());
    values.put("machine", facts.machine());
    values.put("ca", facts.ca().orElse(""));
    values.put("cluster_name", facts.clusterName().orElse(""));
    values.put("version", facts.kubeadm().map(KubernetesVersion::toString).orElse(""));
    List<ClusterNode> nodes = facts.api().map(NodeFacts.ApiAnswer::nodes).orElse(List.of());
    values.put(
        "nodes",
        nodes.stream()
            .map(
                node ->
                    Map.<String, Object>of(
                        "name", node.name(),
                        "machine", node.machine(),
                        "control_plane", node.controlPlane()))
            .toList());
    List<EtcdMember> members = facts.api().map(NodeFacts.ApiAnswer::members).orElse(List.of());
    values.put(
        "etcd_members",
        members.stream()
            .map(
                member ->
                    Map.<String, Object>of(
                        "id", member.id(),
                        "name", member.name(),
                        "peer_url", member.peerUrl(),
                        "started", member.started()))
            .toList());
    return values;
  }
}
