package dev.slipway.modules.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configuration file of kubeadm, in the form that a release takes. Pure. */
final class ConfigurationText {
  /** The documents of other programs that kubeadm passes on, and their forms. */
  static final Map<String, String> COMPONENT_VERSIONS =
      Map.of(
          "KubeletConfiguration", "kubelet.config.k8s.io/v1beta1",
          "KubeProxyConfiguration", "kubeproxy.config.k8s.io/v1alpha1");

  private static final long DEFAULT_PORT = 6443;

  private ConfigurationText() {}

  static String of(ClusterSettings settings) {
    KubeadmFormat format = KubeadmFormat.of(settings.version());
    List<Map<String, Object>> documents = new ArrayList<>();
    documents.add(init(settings, format));
    documents.add(cluster(settings, format));
    documents.addAll(settings.components());
    return Documents.render(documents);
  }

  private static Map<String, Object> document(KubeadmFormat format, String kind) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("apiVersion", format.apiVersion());
    document.put("kind", kind);
    return document;
  }

  private static Map<String, Object> init(ClusterSettings settings, KubeadmFormat format) {
    Map<String, Object> document = document(format, "InitConfiguration");
    settings
        .text("token_ttl")
        .ifPresent(ttl -> document.put("bootstrapTokens", List.of(Map.of("ttl", ttl))));
    put(document, "nodeRegistration", node(settings, format));
    Map<String, Object> endpoint = new LinkedHashMap<>();
    settings
        .text("advertise_address")
        .ifPresent(address -> endpoint.put("advertiseAddress", address));
    settings.text("bind_port").ifPresent(port -> endpoint.put("bindPort", Long.valueOf(port)));
    put(document, "localAPIEndpoint", endpoint);
    if (format.patches()) {
      settings
          .text("patches_directory")
          .ifPresent(directory -> document.put("patches", Map.of("directory", directory)));
    }
    return document;
  }

  private static Map<String, Object> node(ClusterSettings settings, KubeadmFormat format) {
    Map<String, Object> node = new LinkedHashMap<>();
    settings.text("node_name").ifPresent(name -> node.put("name", name));
    settings
        .text(NodeParameters.SOCKET)
        .ifPresent(
            socket -> node.put("criSocket", KubeadmFormat.socket(settings.version(), socket)));
    settings.taints().ifPresent(taints -> node.put("taints", taints));
    put(node, "kubeletExtraArgs", arguments(settings, "kubelet_args", format));
    return node;
  }

  private static Map<String, Object> cluster(ClusterSettings settings, KubeadmFormat format) {
    Map<String, Object> document = document(format, "ClusterConfiguration");
    document.put("kubernetesVersion", settings.version().tag());
    copy(settings, "cluster_name", document, "clusterName");
    copy(settings, "control_plane_endpoint", document, "controlPlaneEndpoint");
    copy(settings, "image_repository", document, "imageRepository");
    copy(settings, "certificates_directory", document, "certificatesDir");
    Map<String, Object> networking = new LinkedHashMap<>();
    copy(settings, "pod_subnet", networking, "podSubnet");
    copy(settings, "service_subnet", networking, "serviceSubnet");
    copy(settings, "dns_domain", networking, "dnsDomain");
    put(document, "networking", networking);
    Map<String, Object> apiServer = component(settings, "api_server_args", format);
    put(apiServer, "certSANs", settings.certSans());
    put(apiServer, "extraVolumes", settings.volumes());
    put(document, "apiServer", apiServer);
    put(document, "controllerManager", component(settings, "controller_manager_args", format));
    put(document, "scheduler", component(settings, "scheduler_args", format));
    put(document, "etcd", etcd(settings, format));
    put(document, "featureGates", settings.featureGates());
    return document;
  }

  private static Map<String, Object> etcd(ClusterSettings settings, KubeadmFormat format) {
    if (!settings.externalEtcd().isEmpty()) {
      return Map.of("external", settings.externalEtcd());
    }
    Map<String, Object> local = component(settings, "etcd_args", format);
    return local.isEmpty() ? Map.of() : Map.of("local", local);
  }

  private static Map<String, Object> component(
      ClusterSettings settings, String parameter, KubeadmFormat format) {
    Map<String, Object> component = new LinkedHashMap<>();
    put(component, "extraArgs", arguments(settings, parameter, format));
    return component;
  }

  /** Extra arguments are texts; in the form that the release takes. */
  private static Object arguments(
      ClusterSettings settings, String parameter, KubeadmFormat format) {
    return arguments(settings.argumentsOf(parameter), format);
  }

  static Object arguments(Map<String, Object> written, KubeadmFormat format) {
    Map<String, Object> texts = new LinkedHashMap<>();
    written.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    if (!format.argumentLists()) {
      return texts;
    }
    return texts.entrySet().stream()
        .map(
            entry -> {
              Map<String, Object> pair = new LinkedHashMap<>();
              pair.put("name", entry.getKey());
              pair.put("value", entry.getValue());
              return pair;
            })
        .toList();
  }

  private static void copy(
      ClusterSettings settings, String parameter, Map<String, Object> into, String key) {
    settings.text(parameter).ifPresent(text -> into.put(key, text));
  }

  /** What is empty is left out. */
  static void put(Map<String, Object> into, String key, Object value) {
    boolean empty =
        value instanceof Map<?, ?> map
            ? map.isEmpty()
            : value instanceof List<?> list && list.isEmpty();
    if (!empty) {
      into.put(key, value);
    }
  }

  /** The document of a kind in a text; empty when there is none. */
  static Map<String, Object> document(String text, String kind) {
    return Documents.yaml(text).orElse(List.of()).stream()
        .filter(document -> kind.equals(document.get("kind")))
        .findFirst()
        .orElse(Map.of());
  }

  /** The port of the API server that a configuration declares. */
  static long bindPort(String text) {
    Object port =
        Documents.map(document(text, "InitConfiguration"), "localAPIEndpoint").get("bindPort");
    return Optional.ofNullable(port)
        .filter(Number.class::isInstance)
        .map(number -> ((Number) number).longValue())
        .orElse(DEFAULT_PORT);
  }
}
