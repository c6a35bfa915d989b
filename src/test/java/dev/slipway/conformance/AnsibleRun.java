package dev.slipway.conformance;

import dev.slipway.modules.cases.YamlMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs many translated cases with ansible-core and reads what came of them. */
final class AnsibleRun {
  private static final Path SCRIPT = Path.of("resources/differential/run_cases.py");
  private static final int MINUTES = 20;

  private final Path folder;

  AnsibleRun(Path folder) {
    this.folder = folder;
  }

  /**
   * @param recap for each host: ok, failures, changed, skipped, rescued, ignored, unreachable
   */
  record Finished(List<Happened> happened, Map<String, Map<String, Long>> recap) {}

  void write(String name, Case one, Map<String, String> files) throws IOException {
    Path place = folder.resolve(name);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = place.resolve(file.getKey());
      Files.createDirectories(Objects.requireNonNull(path.getParent(), "in the folder"));
      Files.writeString(path, file.getValue().replace("/FOLDER", place.toString()));
    }
    String arguments =
        arguments(one)
            .map(word -> word.replace("/FOLDER", place.toString()))
            .map(AnsibleRun::json)
            .collect(Collectors.joining(", ", "[", "]"));
    Files.writeString(place.resolve("arguments.json"), arguments);
  }

  private static String json(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static Stream<String> arguments(Case one) {
    List<String> words = new ArrayList<>();
    Case.Asked asked = one.asked();
    Stream.of(
            List.of("--tags", asked.tags()),
            List.of("--skip-tags", asked.skipTags()),
            List.of("--limit", asked.limit()))
        .filter(option -> !option.getLast().isEmpty())
        .forEach(words::addAll);
    asked.extra().forEach(extra -> words.addAll(List.of("-e", extra)));
    if (asked.check()) {
      words.add("--check");
    }
    return words.stream();
  }

  void run() throws IOException, InterruptedException {
    Path log = Files.createTempFile("ansible", ".log");
    Process process =
        new ProcessBuilder(
                "/usr/bin/python3", SCRIPT.toAbsolutePath().toString(), folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroy();
      throw new AssertionError("ansible-core is not done after " + MINUTES + " minutes");
    }
    if (process.exitValue() != 0) {
      throw new AssertionError(Files.readString(log, StandardCharsets.UTF_8));
    }
  }

  /** What it printed, for messages. */
  String output(String name) throws IOException {
    return Files.readString(folder.resolve(name).resolve("output.txt"));
  }

  /** What came of a case; nothing when no task was ever begun. */
  Optional<Finished> finished(String name) throws IOException {
    Path place = folder.resolve(name);
    Path written = place.resolve("events.json");
    if (!Files.exists(written)) {
      return Optional.empty();
    }
    String text = Files.readString(written).replace(place.toString(), "/FOLDER");
    Map<?, ?> all = (Map<?, ?>) YamlMap.parse(text);
    List<Happened> happened = new ArrayList<>();
    for (Object event : (List<?>) Objects.requireNonNull(all.get("events"))) {
      happened.add(happened((List<?>) event));
    }
    @SuppressWarnings("unchecked") // as case_events.py writes it
    Map<String, Map<String, Long>> recap =
        (Map<String, Map<String, Long>>) Objects.requireNonNull(all.get("recap"));
    return Optional.of(new Finished(happened, recap));
  }

  private static Happened happened(List<?> event) {
    Object said = event.get(4);
    return new Happened(
        (String) event.get(0),
        (String) event.get(1),
        event.get(2) == null ? "" : " [" + event.get(2) + "]",
        (String) event.get(3),
        said == null ? "" : " (" + dev.slipway.template.Renderer.text(said) + ")");
  }
}
