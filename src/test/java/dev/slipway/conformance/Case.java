package dev.slipway.conformance;

import dev.slipway.modules.cases.YamlMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One case of a file of cases; the README beside the files says what each part means.
 *
 * @param name the topic, and what holds
 * @param files by their paths in the folder of the case; the playbook and the inventory are among
 *     them
 */
record Case(
    String name, Map<String, String> files, Asked asked, String expect, List<String> problems) {
  static final String PLAYBOOK = "playbook.yml";
  static final String INVENTORY = "hosts";
  private static final Path FOLDER = Path.of("resources/conformance");

  /** What the user types besides. */
  record Asked(
      boolean check,
      String tags,
      String skipTags,
      String limit,
      List<String> extra,
      Map<String, String> answers) {
    private static Asked of(YamlMap map) {
      return new Asked(
          map.flag("check", false),
          map.text("tags", ""),
          map.text("skip_tags", ""),
          map.text("limit", ""),
          map.list("extra").stream().map(String::valueOf).toList(),
          answers(map));
    }

    private static Map<String, String> answers(YamlMap map) {
      Map<String, String> answers = new LinkedHashMap<>();
      map.take("answers")
          .ifPresent(all -> YamlMap.of(all).rest().forEach((n, a) -> answers.put(n, (String) a)));
      return answers;
    }
  }

  static Stream<Case> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream()
          .flatMap(Case::load);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Case> load(Path file) {
    String topic = String.valueOf(file.getFileName()).replace(".yml", "");
    try {
      List<?> cases = (List<?>) YamlMap.parse(Files.readString(file));
      return cases.stream().map(map -> of(topic, YamlMap.of(map)));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static Case of(String topic, YamlMap map) {
    Map<String, String> files = new LinkedHashMap<>();
    String name = topic + ": " + map.text("name", "");
    files.put(PLAYBOOK, map.text("playbook", ""));
    files.put(INVENTORY, map.text("inventory", "a\nb\n"));
    map.take("files")
        .ifPresent(more -> YamlMap.of(more).rest().forEach((p, t) -> files.put(p, (String) t)));
    Case one =
        new Case(
            name,
            files,
            Asked.of(map),
            map.text("expect", ""),
            map.list("problems").stream().map(String::valueOf).toList());
    map.mustBeUsedUp();
    return one;
  }

  @Override
  public String toString() {
    return name;
  }
}
