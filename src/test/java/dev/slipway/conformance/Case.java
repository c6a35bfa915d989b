package dev.slipway.conformance;

import dev.slipway.modules.cases.YamlMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One case of a file of cases; the README beside the files says what each part means.
 *
 * @param name the topic, and what holds
 * @param files by their paths in the folder of the case; the playbook and the inventory are among
 *     them
 * @param differs the row of docs/differences.md that says why ansible-core does otherwise
 */
public record Case(
    String name,
    Map<String, String> files,
    Asked asked,
    String expect,
    List<String> problems,
    Optional<String> differs) {
  public static final String PLAYBOOK = "playbook.yml";
  public static final String INVENTORY = "hosts";
  private static final String PLAY = "- hosts: all\n  tasks:\n";
  private static final Path FOLDER = Path.of("resources/conformance");

  /** What the user types besides. */
  public record Asked(
      boolean check,
      String tags,
      String skipTags,
      String limit,
      List<String> extra,
      Map<String, String> answers) {
    public Asked(boolean check, String tags, String skipTags, String limit, List<String> extra) {
      this(check, tags, skipTags, limit, extra, Map.of());
    }

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

  public static Stream<Case> all() {
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
    String tasks = map.text("tasks", "");
    files.put(PLAYBOOK, map.text("playbook", "") + ofTasks(tasks));
    files.put(INVENTORY, map.text("inventory", tasks.isEmpty() ? "a\nb\n" : "a\n"));
    map.take("files")
        .ifPresent(more -> YamlMap.of(more).rest().forEach((p, t) -> files.put(p, (String) t)));
    Case one =
        new Case(
            name,
            files,
            Asked.of(map),
            map.text("expect", ""),
            map.list("problems").stream().map(String::valueOf).toList(),
            map.take("differs").map(String::valueOf));
    map.mustBeUsedUp();
    return one;
  }

  private static String ofTasks(String tasks) {
    return tasks.isEmpty() ? "" : PLAY + tasks.indent(4);
  }

  @Override
  public String toString() {
    return name;
  }
}
