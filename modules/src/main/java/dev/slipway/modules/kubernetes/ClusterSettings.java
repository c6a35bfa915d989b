package dev.slipway.modules.kubernetes;

import dev.slipway.module.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster as it is declared.
 *
 * @param texts the parameters that are one text each, by name; those not given are missing
 * @param arguments extra arguments of programs, by the parameter's name
 * @param taints of the node; empty: those of kubeadm
 * @param components configurations of other programs, a document each
 */
record ClusterSettings(
    KubernetesVersion version,
    Map<String, String> texts,
    Map<String, Map<String, Object>> arguments,
    List<String> certSans,
    List<Object> volumes,
    Map<String, Object> externalEtcd,
    Map<String, Object> featureGates,
    Optional<List<Object>> taints,
    List<Map<String, Object>> components) {

  /** Where the configuration is kept. */
  static final String PATH = "/etc/kubernetes/kubeadm.yaml";

  private static final KubernetesVersion OLDEST = new KubernetesVersion(1, 20, 0);

  Optional<String> text(String parameter) {
    return Optional.ofNullable(texts.get(parameter));
  }

  Map<String, Object> argumentsOf(String parameter) {
    return arguments.getOrDefault(parameter, Map.of());
  }

  static ClusterSettings bind(Arguments arguments) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String parameter : KubeadmConfigSpec.TEXTS) {
      arguments.optionalText(parameter).ifPresent(text -> texts.put(parameter, text));
    }
    arguments
        .optionalInteger("bind_port")
        .ifPresent(port -> texts.put("bind_port", String.valueOf(port)));
    Map<String, Map<String, Object>> extra = new LinkedHashMap<>();
    for (String parameter : KubeadmConfigSpec.ARGUMENTS) {
      extra.put(parameter, arguments.map(parameter));
    }
    return new ClusterSettings(
        version(arguments),
        Map.copyOf(texts),
        Map.copyOf(extra),
        arguments.texts("cert_sans"),
        list(arguments, "api_server_volumes").orElse(List.of()),
        arguments.map("external_etcd"),
        arguments.map("feature_gates"),
        list(arguments, "taints"),
        components(arguments));
  }

  private static KubernetesVersion version(Arguments arguments) {
    String written = arguments.text(KubeadmConfigSpec.VERSION);
    KubernetesVersion version = KubernetesVersion.parse(written).orElse(OLDEST);
    if (KubernetesVersion.parse(written).isEmpty()) {
      arguments.reject(
          KubeadmConfigSpec.VERSION,
          "\"" + written + "\" is no version of Kubernetes.",
          "write it in full, such as 1.30.2.");
    } else if (version.compareTo(OLDEST) < 0) {
      arguments.reject(
          KubeadmConfigSpec.VERSION,
          "Kubernetes " + version + " is older than 1.20, the first release that is known here.",
          "declare 1.20 or later.");
    }
    return version;
  }

  @SuppressWarnings("unchecked") // LIST is a list of anything.
  private static Optional<List<Object>> list(Arguments arguments, String parameter) {
    return arguments.value(parameter).map(value -> (List<Object>) value);
  }

  @SuppressWarnings("unchecked") // Keys of YAML that is bound are texts.
  private static List<Map<String, Object>> components(Arguments arguments) {
    List<Map<String, Object>> components = new ArrayList<>();
    for (Object item : list(arguments, "components").orElse(List.of())) {
      if (item instanceof Map<?, ?> map && map.get("kind") instanceof String kind) {
        Map<String, Object> document = new LinkedHashMap<>();
        String known = ConfigurationText.COMPONENT_VERSIONS.getOrDefault(kind, "");
        if (!map.containsKey("apiVersion") && known.isEmpty()) {
          arguments.reject(
              "components", "a " + kind + " has no apiVersion.", "write the apiVersion as well.");
        }
        document.put("apiVersion", known);
        document.putAll((Map<String, Object>) map);
        components.add(document);
      } else {
        arguments.reject(
            "components",
            "an entry has no kind.",
            "write a map with kind: KubeProxyConfiguration or the like.");
      }
    }
    return List.copyOf(components);
  }
}
