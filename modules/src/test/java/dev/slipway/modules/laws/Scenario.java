package dev.slipway.modules.laws;

import dev.slipway.modules.cases.YamlMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A task, what is there before, and what must come of it; see the README beside the scenarios.
 *
 * @param as the user who acts; empty: root
 * @param become whether that user acts as root through sudo
 * @param files of the control host, by path
 * @param cut whether it is tried what an apply leaves that is broken off
 * @param machine why only a machine with a kernel of its own can be tried; empty: any host can
 * @param needs what a host has to have besides the base, such as {@code kubernetes}
 */
public record Scenario(
    String module,
    String name,
    String before,
    Map<String, Object> arguments,
    Optional<String> as,
    boolean become,
    Map<String, String> files,
    boolean cut,
    Outcome expect,
    Optional<String> message,
    String after,
    Optional<String> machine,
    Optional<String> needs) {
  private static final Pattern NEGATED_LINE = Pattern.compile("(?m)^! (.*)$");

  /** What becomes of the task. */
  public enum Outcome {
    CHANGED,
    UNCHANGED,
    FAILED
  }

  /** The scenarios of each file of a folder, files by name. */
  public static Stream<Scenario> all(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> path.toString().endsWith(".yml")).sorted().toList().stream()
          .flatMap(Scenario::load);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Scenario> load(Path path) {
    try {
      return ((List<?>) YamlMap.parse(Files.readString(path)))
          .stream().map(scenario -> of(path, YamlMap.of(scenario)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Scenario of(Path path, YamlMap map) {
    String name = map.text("name", "");
    Map<String, Object> task = YamlMap.of(map.take("task").orElseThrow()).rest();
    String module = task.keySet().iterator().next();
    Map<String, String> files = files(map.take("files"));
    Scenario scenario =
        new Scenario(
            module,
            name,
            before(map.take("before").orElse(":")),
            YamlMap.of(task.get(module)).rest(),
            map.optionalText("as"),
            map.flag("become", false),
            files,
            map.flag("cut", true),
            Outcome.valueOf(map.text("expect", "").toUpperCase(java.util.Locale.ROOT)),
            map.optionalText("message"),
            map.text("after", ":"),
            map.optionalText("machine"),
            map.optionalText("needs"));
    try {
      map.mustBeUsedUp();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(path + ", " + name + ": " + e.getMessage(), e);
    }
    return scenario;
  }

  private static String before(Object written) {
    return written instanceof List<?> texts
        ? texts.stream().map(String::valueOf).collect(Collectors.joining("\n"))
        : String.valueOf(written);
  }

  private static Map<String, String> files(Optional<Object> written) {
    Map<String, String> files = new LinkedHashMap<>();
    written.ifPresent(
        map -> YamlMap.of(map).rest().forEach((file, text) -> files.put(file, (String) text)));
    return files;
  }

  /** One task of a sequence. */
  static Scenario ofTask(String name, Object task, Optional<Object> files) {
    Map<String, Object> map = YamlMap.of(task).rest();
    String module = map.keySet().iterator().next();
    return new Scenario(
        module,
        name,
        ":",
        YamlMap.of(map.get(module)).rest(),
        Optional.empty(),
        false,
        files(files),
        true,
        Outcome.CHANGED,
        Optional.empty(),
        ":",
        Optional.empty(),
        Optional.empty());
  }

  /** The scenario with another path for {@code /PLACE}. */
  public Scenario at(Path place) {
    return new Scenario(
        module,
        name,
        placed(before, place),
        placed(arguments, place),
        as,
        become,
        files,
        cut,
        expect,
        message.map(text -> placed(text, place)),
        placed(after, place),
        machine,
        needs);
  }

  /** {@link #after} as a script that fails at the first line that does not hold. */
  public String checks() {
    // The shell's -e takes no notice of a command behind an exclamation mark.
    return "set -e\n" + NEGATED_LINE.matcher(after).replaceAll("if $1; then exit 1; fi");
  }

  private static String placed(String text, Path place) {
    return text.replace("/PLACE", place.toString());
  }

  @SuppressWarnings("unchecked")
  private static <T> T placed(T value, Path place) {
    return (T)
        switch (value) {
          case null -> null;
          case String text -> placed(text, place);
          case List<?> list -> list.stream().map(item -> placed(item, place)).toList();
          case Map<?, ?> map -> {
            Map<String, Object> entries = new LinkedHashMap<>();
            map.forEach((key, item) -> entries.put((String) key, placed(item, place)));
            yield entries;
          }
          default -> value;
        };
  }

  @Override
  public String toString() {
    return module + ": " + name;
  }
}
