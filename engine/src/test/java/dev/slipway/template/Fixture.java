package dev.slipway.template;

import dev.slipway.diagnostic.Position;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.model.Definition;
import dev.slipway.model.Precedence;
import dev.slipway.model.VariableLayer;
import dev.slipway.template.tool.Surroundings;
import dev.slipway.tree.Scalar;
import dev.slipway.vault.Vault;
import dev.slipway.vault.VaultPassword;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the tests of this package share. */
final class Fixture {
  static final Path RESOURCES = Path.of("src/test/resources/template");
  static final Instant BEGAN = Instant.parse("2026-01-02T03:04:05Z");

  /** Opens what stands encrypted among the resources. */
  static final VaultPassword VAULT_PASSWORD =
      VaultPassword.unlabelled(() -> "ahoy".getBytes(StandardCharsets.UTF_8));

  private Fixture() {}

  static Renderer renderer() {
    Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "USER", "captain");
    Vault vault = new Vault(List.of(VAULT_PASSWORD), _ -> {});
    return new Renderer(new Surroundings(BEGAN, environment, Duration.ofSeconds(20)), vault);
  }

  /** A value that stands behind {@code "key: "} in the first line of t.yml. */
  static Scalar scalar(String text) {
    SourceFile file = new SourceFile("t.yml", "key: " + text + "\n");
    long lines = text.lines().count();
    Position end = new Position((int) Math.max(1, lines), 6 + text.length());
    return new Scalar(
        file.range(new Position(1, 6), end), text, text, Scalar.Style.PLAIN, Scalar.Tag.NONE);
  }

  /** The value of variable {@code name}, written in {@code name.yml}. */
  static Scalar variable(String name, String text) {
    SourceFile file = new SourceFile(name + ".yml", name + ": " + text + "\n");
    int column = name.length() + 3;
    return new Scalar(
        file.range(new Position(1, column), new Position(1, column + text.length())),
        text,
        text,
        Scalar.Style.PLAIN,
        Scalar.Tag.NONE);
  }

  static VariableLayer data(Map<String, ?> values) {
    Map<String, Definition> definitions = new LinkedHashMap<>();
    values.forEach((name, value) -> definitions.put(name, new Definition.Data(value)));
    return new VariableLayer(Precedence.FACTS, "facts", definitions);
  }

  static VariableLayer written(Map<String, String> values) {
    Map<String, Definition> definitions = new LinkedHashMap<>();
    values.forEach(
        (name, text) -> definitions.put(name, new Definition.Written(variable(name, text))));
    return new VariableLayer(Precedence.PLAY_VARS, "play vars", definitions);
  }

  static Scope scope(Renderer renderer, VariableLayer... weakestFirst) {
    return new Scope(renderer, List.of(weakestFirst));
  }
}
