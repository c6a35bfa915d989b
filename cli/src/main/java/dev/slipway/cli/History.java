package dev.slipway.cli;

import dev.slipway.Project;
import dev.slipway.report.PastRun;
import dev.slipway.report.PastRunLog;
import dev.slipway.report.PastRunText;
import dev.slipway.run.Recap;
import dev.slipway.run.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The runs of the user, a file for each; the oldest make room for new ones. */
final class History {
  /** How many runs are remembered. */
  static final int MOST = 100;

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final String END = ".json";

  private final Surroundings surroundings;

  History(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Empty when there is no folder for it. */
  private Optional<Path> folder() {
    return surroundings.stateFolder().map(folder -> folder.resolve("history"));
  }

  /** Remembers a run. */
  Witness of(Project project) {
    Instant started = Instant.now();
    PastRunLog log = new PastRunLog(surroundings.secrets());
    return new Witness() {
      @Override
      public void on(RunEvent event) {
        log.on(event);
      }

      @Override
      public void over(Optional<Recap> recap) {
        keep(
            new PastRun(
                started.toEpochMilli(),
                request(project),
                recap.map(ExitCode::of),
                recap.orElseGet(log::soFar),
                log.failures()));
      }
    };
  }

  private PastRun.Request request(Project project) {
    return new PastRun.Request(
        project.request().playbooks().stream().map(this::shown).toList(),
        project.request().inventories().stream().map(surroundings.secrets()::mask).toList(),
        project.request().limit().map(surroundings.secrets()::mask));
  }

  private String shown(Path playbook) {
    Path path = playbook.normalize();
    Path here = surroundings.directory();
    return (path.startsWith(here) ? here.relativize(path) : path).toString();
  }

  private void keep(PastRun run) {
    Optional<Path> folder = folder();
    if (folder.isEmpty()) {
      return;
    }
    try {
      StateFile.write(free(folder.get(), run), PastRunText.write(run));
      List<Path> all = files();
      for (Path old : all.subList(Math.min(MOST, all.size()), all.size())) {
        Files.deleteIfExists(old);
      }
    } catch (IOException e) {
      surroundings.err().println("warning: the run is not remembered: " + e);
    }
  }

  /** Of several runs of one second, each has a name of its own. */
  private static Path free(Path folder, PastRun run) {
    String id = ID.format(Instant.ofEpochMilli(run.started()));
    Path file = folder.resolve(id + END);
    for (int number = 2; Files.exists(file); number++) {
      file = folder.resolve("%s-%02d%s".formatted(id, number, END));
    }
    return file;
  }

  /** The latest first. */
  private List<Path> files() throws IOException {
    Optional<Path> folder = folder().filter(Files::isDirectory);
    if (folder.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.get())) {
      return files
          .filter(file -> file.toString().endsWith(END))
          .sorted(java.util.Comparator.comparing(History::id).reversed())
          .toList();
    }
  }

  private static String id(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - END.length());
  }

  /** All runs that can be read, the latest first, by their ids. */
  Map<String, PastRun> runs() {
    Map<String, PastRun> runs = new LinkedHashMap<>();
    try {
      for (Path file : files()) {
        PastRunText.read(Files.readString(file)).ifPresent(run -> runs.put(id(file), run));
      }
    } catch (IOException e) {
      throw new RefusedException(
          "The runs that are remembered cannot be read: " + e + ".", "check the rights.");
    }
    return runs;
  }

  /**
   * One run.
   *
   * @param id or {@code last}
   */
  PastRun run(String id) {
    Map<String, PastRun> runs = runs();
    Optional<PastRun> found =
        id.equals("last") ? runs.values().stream().findFirst() : Optional.ofNullable(runs.get(id));
    return found.orElseThrow(
        () ->
            new RefusedException(
                runs.isEmpty() ? "No run is remembered." : "No run \"" + id + "\" is remembered.",
                "slipway history lists those that are."));
  }
}
