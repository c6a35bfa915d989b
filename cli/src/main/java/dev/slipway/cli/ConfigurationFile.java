package dev.slipway.cli;

import dev.slipway.cli.Configuration.Setting;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.diagnostic.SourceReader;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import dev.slipway.yaml.YamlReader;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads {@code slipway.yml}. */
final class ConfigurationFile {
  private final SourceReader reader;
  private final Problems problems;

  ConfigurationFile(Path standingIn, Problems problems) {
    this.reader = new SourceReader(standingIn);
    this.problems = problems;
  }

  Map<Key, Setting> read(Path file) {
    Map<Key, Setting> settings = new EnumMap<>(Key.class);
    reader
        .read(file, reader.rangeOf(file), problems)
        .flatMap(source -> YamlReader.read(source, problems))
        .ifPresent(root -> read(root, file, settings));
    return settings;
  }

  private void read(Node root, Path file, Map<Key, Setting> settings) {
    switch (root) {
      case Mapping mapping -> mapping.entries().forEach(entry -> read(entry, file, settings));
      case Sequence sequence ->
          problem(
              sequence.range(),
              "This is a list, as a playbook is, and slipway.yml holds the project's settings.",
              "give the playbook another name or place, such as playbooks/site.yml.");
      case Scalar scalar when scalar.isNull() -> {}
      case Scalar scalar ->
          problem(
              scalar.range(),
              "The settings are a mapping, and this is " + scalar.describe() + ".",
              "write lines such as: inventory: inventories/lab");
    }
  }

  private void read(Mapping.Entry entry, Path file, Map<Key, Setting> settings) {
    Key key = Key.find(entry.name()).orElse(null);
    if (key == null) {
      problem(
          entry.key().range(),
          "There is no setting \"" + entry.name() + "\".",
          Suggestion.didYouMean(
              entry.name(), Key.labels(), "write one of: " + String.join(", ", Key.labels())));
      return;
    }
    List<Node> nodes =
        entry.value() instanceof Sequence sequence && key.form() == Key.Form.PATHS
            ? sequence.items()
            : List.of(entry.value());
    Path folder = java.util.Objects.requireNonNull(file.getParent());
    List<String> values =
        nodes.stream()
            .filter(node -> isFit(key, node))
            .map(node -> Configuration.located(key, ((Scalar) node).text(), folder))
            .toList();
    String origin = reader.nameOf(file) + ":" + entry.key().range().start().line();
    settings.put(key, new Setting(values, origin));
  }

  private boolean isFit(Key key, Node node) {
    if (!(node instanceof Scalar scalar) || scalar.isNull()) {
      problem(
          node.range(),
          "\"" + key.label() + "\" cannot be " + node.describe() + ".",
          "write one value" + (key.form() == Key.Form.PATHS ? " or a list of texts." : "."));
      return false;
    }
    if (key.form() == Key.Form.COUNT && !scalar.text().matches("[1-9][0-9]{0,6}")) {
      problem(
          node.range(),
          "\"" + key.label() + "\" takes a number above 0, and this is \"" + scalar.text() + "\".",
          "write a number such as 20.");
      return false;
    }
    if (key == Key.HOST_KEY_CHECKING && !HostKeyWords.ALL.contains(scalar.text())) {
      problem(
          node.range(),
          "\"host_key_checking\" cannot be \"" + scalar.text() + "\".",
          "write one of: " + String.join(", ", HostKeyWords.ALL));
      return false;
    }
    return true;
  }

  private void problem(SourceRange range, String message, String fix) {
    problems.error(ProblemCode.INVALID_CONFIGURATION, range, message, fix);
  }
}
