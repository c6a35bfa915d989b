package dev.slipway.modules.laws;

import dev.slipway.modules.cases.YamlMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tasks that build on each other, in order; see the README beside the sequences.
 *
 * @param tasks each as a scenario without a scene of its own; all have the same files
 * @param unknown the numbers of those that only applying will tell, from 1
 */
public record Sequence(String name, String before, List<Scenario> tasks, List<Long> unknown) {

  /** The sequences of each file of a folder, files by name. */
  public static Stream<Sequence> all(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> path.toString().endsWith(".yml")).sorted().toList().stream()
          .flatMap(Sequence::load);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Sequence> load(Path path) {
    try {
      return ((List<?>) YamlMap.parse(Files.readString(path)))
          .stream().map(written -> of(YamlMap.of(written)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sequence of(YamlMap map) {
    String name = map.text("name", "");
    Optional<Object> files = map.take("files");
    List<Scenario> tasks =
        map.list("tasks").stream().map(task -> Scenario.ofTask(name, task, files)).toList();
    List<Long> unknown = map.list("unknown").stream().map(Long.class::cast).toList();
    Sequence sequence = new Sequence(name, map.text("before", ":"), tasks, unknown);
    map.mustBeUsedUp();
    return sequence;
  }

  @Override
  public String toString() {
    return name;
  }
}
