package dev.slipway.modules.kubernetes;

import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where a cluster is configured otherwise than declared. Only what is declared counts; the forms of
 * kubeadm's configuration are taken for each other. Pure.
 */
final class Drift {
  private static final Set<String> IMMUTABLE =
      Set.of("networking.podSubnet", "networking.serviceSubnet", "networking.dnsDomain");
  private static final String VERSION = "kubernetesVersion";
  private static final Set<String> SETS = Set.of("apiServer.certSANs");

  private Drift() {}

  /**
   * One key.
   *
   * @param path such as {@code apiServer.extraArgs.profiling}
   */
  record Difference(String path, String declared, String live) {
    String sentence() {
      String values =
          "%s is \"%s\" in the cluster and \"%s\" as declared".formatted(path, live, declared);
      if (path.equals(VERSION)) {
        return values + ": use kubeadm upgrade, one minor version at a time";
      }
      return IMMUTABLE.contains(path)
          ? values + ": it cannot be changed once the cluster is there; declare what is there"
          : values
              + ": change it with kubeadm init phase upload-config and kubeadm init phase"
              + " control-plane, one control plane after the other, or declare what is there";
    }
  }

  /** A declared configuration file against the ClusterConfiguration of a cluster. */
  static List<Difference> between(String declared, String live) {
    List<Difference> differences = new ArrayList<>();
    compare(
        "",
        ConfigurationText.document(declared, "ClusterConfiguration"),
        ConfigurationText.document(live, "ClusterConfiguration"),
        differences);
    return List.copyOf(differences);
  }

  static void mustBeNone(List<Difference> differences) {
    if (!differences.isEmpty()) {
      throw new TaskFailedException(
          "The cluster is configured otherwise than declared. "
              + differences.stream().map(Difference::sentence).collect(Collectors.joining(". "))
              + ".");
    }
  }

  private static void compare(
      String path, Object declared, Object live, List<Difference> differences) {
    if (path.equals("apiVersion") || path.equals("kind")) {
      return;
    }
    Object one = normal(path, declared);
    Object other = normal(path, live);
    if (one instanceof Map<?, ?> map) {
      Map<?, ?> there = other instanceof Map<?, ?> known ? known : Map.of();
      map.forEach(
          (key, value) -> {
            String below = path.isEmpty() ? String.valueOf(key) : path + "." + key;
            compare(below, value, there.containsKey(key) ? there.get(key) : "", differences);
          });
      return;
    }
    if (!text(one).equals(text(other))) {
      differences.add(new Difference(path, text(one), text(other)));
    }
  }

  /** Lists of name and value become maps; lists that are sets are sorted. */
  private static Object normal(String path, Object value) {
    if (!(value instanceof List<?> list)) {
      return value == null ? "" : value;
    }
    if (path.endsWith("xtraArgs")) {
      Map<Object, Object> map = new LinkedHashMap<>();
      for (Object item : list) {
        if (item instanceof Map<?, ?> pair) {
          map.put(String.valueOf(pair.get("name")), String.valueOf(pair.get("value")));
        }
      }
      return map;
    }
    return SETS.contains(path)
        ? new TreeSet<>(list.stream().map(String::valueOf).toList()).toString()
        : value;
  }

  private static String text(Object value) {
    return value instanceof String text
        ? text
        : value instanceof List<?> ? Json.text(value) : String.valueOf(value);
  }
}
