package dev.slipway.modules.kubernetes;

import dev.slipway.module.Change;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.Concealed;
import dev.slipway.modules.support.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kubeconfig: clusters, users and contexts by name, and which context is the current one. Pure.
 *
 * <p>Source of the format: Kubernetes, {@code client-go/tools/clientcmd/api/v1}.
 */
final class KubeconfigText {
  private static final List<String> LISTS = List.of("clusters", "users", "contexts");
  private static final Map<String, String> BODIES =
      Map.of("clusters", "cluster", "users", "user", "contexts", "context");
  private static final String CURRENT = "current-context";
  private static final String NAME = "name";

  private KubeconfigText() {}

  /**
   * Reads a text.
   *
   * @param what it is, for messages
   * @throws TaskFailedException when it is no kubeconfig
   */
  static Map<String, Object> parse(String what, String text) {
    List<Map<String, Object>> documents =
        Documents.yaml(text)
            .filter(it -> it.size() <= 1)
            .orElseThrow(() -> new TaskFailedException(what + " is no YAML of one document."));
    Map<String, Object> config = documents.isEmpty() ? Map.of() : documents.getFirst();
    if (!config.isEmpty() && !"Config".equals(config.getOrDefault("kind", "Config"))) {
      throw new TaskFailedException(
          "%s is no kubeconfig: its kind is \"%s\".".formatted(what, config.get("kind")));
    }
    return config;
  }

  static String render(Map<String, Object> config) {
    return Documents.render(List.of(config));
  }

  /** The same with the address of each cluster replaced. */
  static Map<String, Object> withServer(Map<String, Object> config, String server) {
    Map<String, Object> after = new LinkedHashMap<>(config);
    List<Object> clusters = new ArrayList<>();
    for (Map<String, Object> entry : Documents.maps(config, "clusters")) {
      Map<String, Object> cluster = new LinkedHashMap<>(Documents.map(entry, "cluster"));
      cluster.put("server", server);
      Map<String, Object> other = new LinkedHashMap<>(entry);
      other.put("cluster", cluster);
      clusters.add(other);
    }
    after.put("clusters", clusters);
    return after;
  }

  /** The same with another current context. */
  static Map<String, Object> withCurrent(Map<String, Object> config, String context) {
    Map<String, Object> after = new LinkedHashMap<>(config);
    after.put(CURRENT, context);
    return after;
  }

  /** The names of the contexts. */
  static List<String> contexts(Map<String, Object> config) {
    return names(config, "contexts");
  }

  private static List<String> names(Map<String, Object> config, String list) {
    return Documents.maps(config, list).stream().map(it -> Documents.text(it, NAME)).toList();
  }

  /**
   * What is there, with all entries of another one in it: those of the same name are replaced, the
   * others stay where they are. The current context is that of {@code added}.
   */
  static Map<String, Object> merged(Map<String, Object> there, Map<String, Object> added) {
    Map<String, Object> merged = new LinkedHashMap<>();
    merged.put("apiVersion", "v1");
    merged.put("kind", "Config");
    merged.putAll(there);
    for (String list : LISTS) {
      Map<String, Object> entries = new LinkedHashMap<>();
      Documents.maps(there, list).forEach(it -> entries.put(Documents.text(it, NAME), it));
      Documents.maps(added, list).forEach(it -> entries.put(Documents.text(it, NAME), it));
      merged.put(list, List.copyOf(entries.values()));
    }
    if (added.containsKey(CURRENT)) {
      merged.put(CURRENT, added.get(CURRENT));
    }
    merged.putIfAbsent("preferences", Map.of());
    return merged;
  }

  /**
   * Makes sure that no cluster becomes another one under its name.
   *
   * @throws TaskFailedException when the certificates of their authorities differ
   */
  static void mustBeSameClusters(
      String path, Map<String, Object> there, Map<String, Object> added) {
    for (Map<String, Object> entry : Documents.maps(added, "clusters")) {
      String name = Documents.text(entry, NAME);
      Optional<String> wanted = authority(entry);
      Optional<String> found =
          Documents.maps(there, "clusters").stream()
              .filter(it -> Documents.text(it, NAME).equals(name))
              .findFirst()
              .flatMap(KubeconfigText::authority);
      if (wanted.isPresent() && found.isPresent() && !wanted.equals(found)) {
        throw new TaskFailedException(
            ("\"%s\" has a cluster \"%s\" with another authority (%s, and not %s): it is another"
                    + " cluster of that name. With replace: true its entry is replaced.")
                .formatted(path, name, found.get(), wanted.get()));
      }
    }
  }

  private static Optional<String> authority(Map<String, Object> entry) {
    return ClusterCertificate.hashOfData(
        Documents.text(Documents.map(entry, "cluster"), "certificate-authority-data"));
  }

  /** What differs, entry by entry; what is secret is not shown. */
  static List<Change> changes(String path, Map<String, Object> before, Map<String, Object> after) {
    List<Change> changes = new ArrayList<>();
    for (String list : LISTS) {
      Set<String> names = new LinkedHashSet<>(names(before, list));
      names.addAll(names(after, list));
      for (String name : names) {
        compare(
            path,
            "%s[%s]".formatted(list, name),
            body(before, list, name),
            body(after, list, name),
            changes);
      }
    }
    compare(path, CURRENT, before.get(CURRENT), after.get(CURRENT), changes);
    return changes;
  }

  private static @Nullable Object body(Map<String, Object> config, String list, String name) {
    return Documents.maps(config, list).stream()
        .filter(it -> Documents.text(it, NAME).equals(name))
        .findFirst()
        .<Object>map(it -> Documents.map(it, BODIES.getOrDefault(list, "")))
        .orElse(null);
  }

  private static void compare(
      String path,
      String key,
      @Nullable Object before,
      @Nullable Object after,
      List<Change> changes) {
    if (Objects.equals(before, after)) {
      return;
    }
    Map<?, ?> one = before instanceof Map<?, ?> map ? map : Map.of();
    Map<?, ?> other = after instanceof Map<?, ?> map ? map : Map.of();
    if (one.isEmpty() && other.isEmpty()) {
      changes.add(
          isPlain(key)
              ? new Change.Attribute(path, key, text(before), text(after), false)
              : Concealed.attribute(path, key, before != null, after != null));
      return;
    }
    Set<Object> keys = new LinkedHashSet<>(one.keySet());
    keys.addAll(other.keySet());
    keys.forEach(it -> compare(path, key + "." + it, one.get(it), other.get(it), changes));
  }

  private static boolean isPlain(String key) {
    return key.startsWith("contexts[") || key.equals(CURRENT) || key.endsWith(".server");
  }

  private static Optional<String> text(@Nullable Object value) {
    return Optional.ofNullable(value)
        .map(it -> it instanceof String written ? written : Json.text(it));
  }
}
