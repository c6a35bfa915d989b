package dev.slipway.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One row of the import table.
 *
 * @param name the package below {@code dev.slipway}; it stands for those below it as well
 * @param imports the layers whose types it may use
 * @param libraries packages of third parties that it may use, as ArchUnit patterns
 */
record Layer(String name, List<String> imports, List<String> libraries) {
  private static final List<String> EVERYWHERE =
      List.of("java..", "javax..", "org.jspecify.annotations", "com.google.errorprone.annotations");

  private static final String GUAVA = "com.google.common..";
  private static final String JACKSON = "com.fasterxml.jackson..";

  /** The table of docs/architecture.md. */
  static final List<Layer> TABLE =
      List.of(
          layer("diagnostic"),
          layer("tree", "diagnostic"),
          layer("yaml", "tree", "diagnostic").with("org.yaml.snakeyaml.."),
          layer("model", "tree", "diagnostic"),
          layer("vault", "tree", "diagnostic"),
          layer("load", "yaml", "vault", "tree", "model", "module", "diagnostic"),
          layer("template", "model", "vault", "tree", "diagnostic")
              .with("org.apache.velocity..", "org.slf4j..", JACKSON),
          layer("host", "diagnostic"),
          layer("module", "host", "diagnostic"),
          layer("connection", "host", "diagnostic"),
          layer("graph", "model", "tree", "template", "module", "diagnostic").with("org.jgrapht.."),
          layer(
              "plan",
              "graph",
              "model",
              "vault",
              "tree",
              "template",
              "module",
              "host",
              "diagnostic"),
          layer(
              "run",
              "plan",
              "graph",
              "model",
              "tree",
              "template",
              "module",
              "host",
              "connection",
              "diagnostic"),
          layer("report", "run", "plan", "graph", "model", "tree", "module", "host", "diagnostic")
              .with("com.github.difflib..", JACKSON),
          layer("schema", "load", "model", "module"),
          layer("ssh", "host", "connection", "diagnostic").with("com.jcraft.jsch.."),
          layer("modules", "module", "host", "diagnostic")
              .with("org.apache.commons.compress..", "org.yaml.snakeyaml..", JACKSON),
          engine(),
          layer("resident"),
          layer("cli", all()).with("picocli..", "org.jline..", JACKSON));

  /** Those whose public signatures the project's own code alone makes. */
  static final List<Layer> ENGINE =
      TABLE.stream()
          .filter(row -> row.name.isEmpty() || List.of(engineLayers()).contains(row.name))
          .toList();

  private static Layer layer(String name, String... imports) {
    return new Layer(name, List.of(imports), List.of(GUAVA));
  }

  private Layer with(String... more) {
    return new Layer(name, imports, Stream.concat(libraries.stream(), Stream.of(more)).toList());
  }

  /** The façade: the package {@code dev.slipway} itself. */
  private static Layer engine() {
    return new Layer("", List.of(engineLayers()), List.of());
  }

  private static String[] engineLayers() {
    return new String[] {
      "diagnostic",
      "tree",
      "yaml",
      "model",
      "vault",
      "load",
      "template",
      "host",
      "module",
      "connection",
      "graph",
      "plan",
      "run",
      "report",
      "schema"
    };
  }

  private static String[] all() {
    return Stream.concat(Stream.of(engineLayers()), Stream.of("", "ssh", "modules", "resident"))
        .toArray(String[]::new);
  }

  /** As an ArchUnit pattern. */
  String packages() {
    return packages(name);
  }

  private static String packages(String layer) {
    return layer.isEmpty() ? "dev.slipway" : "dev.slipway." + layer + "..";
  }

  /** Everything its classes may use, as ArchUnit patterns. */
  String[] allowed() {
    List<String> allowed = new ArrayList<>(EVERYWHERE);
    allowed.add(packages());
    imports.forEach(layer -> allowed.add(packages(layer)));
    allowed.addAll(libraries);
    return allowed.toArray(String[]::new);
  }

  /** A row may be written before its package is. */
  boolean hasSources() {
    String folder = "/src/main/java/dev/slipway/" + name;
    return SourceTree.javaFiles().stream().anyMatch(file -> file.toString().contains(folder));
  }

  boolean holds(JavaClass type) {
    return JavaClass.Predicates.resideInAPackage(packages()).test(type);
  }

  @Override
  public String toString() {
    return name.isEmpty() ? "dev.slipway" : name;
  }
}
