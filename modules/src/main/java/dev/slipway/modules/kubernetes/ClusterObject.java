package dev.slipway.modules.kubernetes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One object of a cluster as it is declared.
 *
 * @param definition with apiVersion, kind and metadata
 */
record ClusterObject(Map<String, Object> definition) {
  private static final String METADATA = "metadata";

  /** What the server adds, and nobody declares. */
  private static final Set<String> SERVERS =
      Set.of(
          "managedFields", "resourceVersion", "generation", "uid", "creationTimestamp", "selfLink");

  /** The kinds whose values are secret. */
  private static final String SECRET = "Secret";

  String kind() {
    return Documents.text(definition, "kind");
  }

  String name() {
    return Documents.text(Documents.map(definition, METADATA), "name");
  }

  String namespace() {
    return Documents.text(Documents.map(definition, METADATA), "namespace");
  }

  boolean isSecret() {
    return kind().equals(SECRET);
  }

  /** With version and group, as kubectl takes it: {@code Deployment.v1.apps}. */
  String qualifiedKind() {
    String version = Documents.text(definition, "apiVersion");
    int slash = version.indexOf('/');
    return "%s.%s.%s"
        .formatted(kind(), version.substring(slash + 1), version.substring(0, Math.max(0, slash)));
  }

  /** Whether another object owns it, with which it goes. */
  boolean isOwned() {
    return !Documents.maps(Documents.map(definition, METADATA), "ownerReferences").isEmpty();
  }

  /** What it takes to name it, and no more. */
  ClusterObject named() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name());
    if (!namespace().isEmpty()) {
      metadata.put("namespace", namespace());
    }
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("apiVersion", Documents.text(definition, "apiVersion"));
    named.put("kind", kind());
    named.put(METADATA, metadata);
    return new ClusterObject(named);
  }

  /** With these labels besides its own. */
  ClusterObject labelled(Map<String, String> labels) {
    Map<String, Object> metadata = new LinkedHashMap<>(Documents.map(definition, METADATA));
    Map<String, Object> all = new LinkedHashMap<>(Documents.map(metadata, "labels"));
    all.putAll(labels);
    metadata.put("labels", all);
    return with(metadata);
  }

  private ClusterObject with(Map<String, Object> metadata) {
    Map<String, Object> changed = new LinkedHashMap<>(definition);
    changed.put(METADATA, metadata);
    return new ClusterObject(changed);
  }

  /** Whether it names an object that a cluster has: one without a namespace means any. */
  boolean isSameAs(ClusterObject live) {
    return kind().equals(live.kind())
        && name().equals(live.name())
        && (namespace().isEmpty() || namespace().equals(live.namespace()));
  }

  /** As in {@code ConfigMap default/app}. */
  String title() {
    return kind() + " " + (namespace().isEmpty() ? "" : namespace() + "/") + name();
  }

  /** Whether it has a name and says what it is. */
  boolean isComplete() {
    return !kind().isEmpty()
        && !name().isEmpty()
        && !Documents.text(definition, "apiVersion").isEmpty();
  }

  /** In this namespace, where it names none. */
  ClusterObject in(String namespace) {
    if (namespace.isEmpty() || !namespace().isEmpty()) {
      return this;
    }
    Map<String, Object> metadata = new LinkedHashMap<>(Documents.map(definition, METADATA));
    metadata.put("namespace", namespace);
    return with(metadata);
  }

  /** Whether it makes a namespace of this name. */
  boolean makesNamespace(String namespace) {
    return kind().equals("Namespace") && name().equals(namespace);
  }

  /** Whether it defines the kind of another object. */
  boolean defines(ClusterObject other) {
    return kind().equals("CustomResourceDefinition")
        && other
            .kind()
            .equals(
                Documents.text(Documents.map(Documents.map(definition, "spec"), "names"), "kind"));
  }

  /** An object without what the server adds and without its status. */
  static Map<String, Object> stripped(Map<String, Object> object) {
    Map<String, Object> kept = new LinkedHashMap<>(object);
    kept.remove("status");
    Map<String, Object> metadata = new LinkedHashMap<>(Documents.map(object, METADATA));
    metadata.keySet().removeAll(SERVERS);
    kept.put(METADATA, metadata);
    return kept;
  }
}
