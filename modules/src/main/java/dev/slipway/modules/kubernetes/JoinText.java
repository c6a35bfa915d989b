package dev.slipway.modules.kubernetes;

import dev.slipway.host.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of {@code kubeadm join}: it holds secrets and goes to kubeadm's standard input
 * only.
 *
 * @param caHash of the cluster's certificate
 * @param certificateKey with which the certificates of the control plane were uploaded
 * @param node the settings of the node
 */
record JoinText(
    String endpoint,
    Secret token,
    String caHash,
    Optional<Secret> certificateKey,
    NodeSettings node) {
  /** A token that the cluster does not know would be tried for five minutes. */
  private static final String DISCOVERY = "1m0s";

  /**
   * A node.
   *
   * @param address at which its API server is reached; for a control plane
   */
  record NodeSettings(
      String name,
      String socket,
      Optional<String> address,
      Optional<Long> port,
      Optional<List<Object>> taints,
      Map<String, Object> kubeletArguments) {}

  /** As the release of the host's kubeadm takes it. */
  String render(KubernetesVersion version) {
    KubeadmFormat format = KubeadmFormat.of(version);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("apiVersion", format.apiVersion());
    document.put("kind", "JoinConfiguration");
    Map<String, Object> discovery = new LinkedHashMap<>();
    discovery.put(
        "bootstrapToken",
        Map.of(
            "apiServerEndpoint", endpoint,
            "token", token.reveal(),
            "caCertHashes", List.of(caHash)));
    if (format.timeouts()) {
      document.put("timeouts", Map.of("discovery", DISCOVERY));
    } else {
      discovery.put("timeout", DISCOVERY);
    }
    document.put("discovery", discovery);
    document.put("nodeRegistration", registration(version, format));
    certificateKey.ifPresent(key -> document.put("controlPlane", controlPlane(key)));
    return Documents.render(List.of(document));
  }

  private Map<String, Object> registration(KubernetesVersion version, KubeadmFormat format) {
    Map<String, Object> registration = new LinkedHashMap<>();
    registration.put("name", node.name());
    registration.put("criSocket", KubeadmFormat.socket(version, node.socket()));
    node.taints().ifPresent(taints -> registration.put("taints", taints));
    ConfigurationText.put(
        registration,
        "kubeletExtraArgs",
        ConfigurationText.arguments(node.kubeletArguments(), format));
    return registration;
  }

  private Map<String, Object> controlPlane(Secret key) {
    Map<String, Object> endpointOfHost = new LinkedHashMap<>();
    node.address().ifPresent(address -> endpointOfHost.put("advertiseAddress", address));
    node.port().ifPresent(port -> endpointOfHost.put("bindPort", port));
    Map<String, Object> controlPlane = new LinkedHashMap<>();
    ConfigurationText.put(controlPlane, "localAPIEndpoint", endpointOfHost);
    controlPlane.put("certificateKey", key.reveal());
    return controlPlane;
  }
}
