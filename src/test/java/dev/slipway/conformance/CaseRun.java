package dev.slipway.conformance;

import dev.slipway.Engine;
import dev.slipway.EngineSettings;
import dev.slipway.Project;
import dev.slipway.ProjectRequest;
import dev.slipway.connection.LocalConnector;
import dev.slipway.diagnostic.InvalidInputException;
import dev.slipway.diagnostic.Problem;
import dev.slipway.graph.TagSelection;
import dev.slipway.load.playbook.RolePaths;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.run.ItemResult;
import dev.slipway.run.Outcome;
import dev.slipway.run.Recap;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunEvent;
import dev.slipway.run.RunOptions;
import dev.slipway.run.TaskResult;
import dev.slipway.template.Renderer;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs one case and says what came of it, in the words of the cases. */
public final class CaseRun {
  private final Path folder;
  private final Engine engine;
  private final Map<String, List<String>> lines = new TreeMap<>();
  private final List<Happened> happened = new ArrayList<>();
  private final Map<String, Recap.Counts> counts = new TreeMap<>();
  private List<Problem> problems = List.of();

  /**
   * @param folder where the files of cases are written; nothing else is in it
   */
  public CaseRun(Path folder) {
    this.folder = folder;
    this.engine = engine(folder);
  }

  /** Does everything. */
  public CaseRun run(Case one) throws IOException, InterruptedException {
    write(one);
    try {
      ProjectRequest request = request(one);
      Project project = engine.load(request);
      problems = project.warnings();
      Map<String, String> answers = one.asked().answers();
      project =
          engine.answered(
              project,
              request.tags(),
              prompt -> Optional.ofNullable(answers.get(prompt.name().text())));
      RunOptions options = RunOptions.defaults();
      Recap recap =
          engine.run(
              project,
              one.asked().check() ? options.asDryRun() : options,
              new Redactions(),
              this::on);
      recap.hosts().forEach(this::recap);
    } catch (InvalidInputException e) {
      problems = e.problems();
    }
    return this;
  }

  /** Finds what can be found without a host; what is wrong is returned or thrown. */
  public List<Problem> check(Case one) throws IOException {
    write(one);
    return engine.load(request(one)).warnings();
  }

  private void write(Case one) throws IOException {
    lines.clear();
    happened.clear();
    counts.clear();
    problems = List.of();
    empty(folder);
    for (Map.Entry<String, String> file : one.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(Objects.requireNonNull(path.getParent(), "in the folder"));
      Files.writeString(path, here(file.getValue()));
    }
  }

  private static void empty(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst =
          all.filter(path -> !path.equals(folder)).sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }

  private static Engine engine(Path folder) {
    return new Engine(
        new EngineSettings(
            BuiltInModules.registry(),
            new RolePaths(folder, List.of(), folder.resolve("home")),
            Map.of("ssh", new LocalConnector(), "local", new LocalConnector()),
            Vault.withoutPasswords()));
  }

  private ProjectRequest request(Case one) {
    Case.Asked asked = one.asked();
    return new ProjectRequest(
        List.of(Path.of(Case.PLAYBOOK)),
        List.of(folder.resolve(Case.INVENTORY).toString()),
        Optional.of(here(asked.limit())).filter(limit -> !limit.isEmpty()),
        new TagSelection(words(asked.tags()), words(asked.skipTags())),
        asked.extra().stream().map(this::here).toList());
  }

  private String here(String text) {
    return text.replace("/FOLDER", folder.toString());
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  private void on(RunEvent event) {
    if (event instanceof RunEvent.TaskEnded(TaskResult result)) {
      for (ItemResult item : result.items()) {
        String label = item.label().map(text -> " [" + text + "]").orElse("");
        String status = status(item.outcome(), result.ignored());
        String detail = detail(item.outcome()).replace(folder.toString(), "/FOLDER");
        add(result.host(), result.title() + label + " = " + status + detail);
        happened.add(new Happened(result.host(), result.title(), label, status, detail));
      }
    }
  }

  private void add(String host, String line) {
    lines.computeIfAbsent(host, _ -> new ArrayList<>()).add(host + ": " + line);
  }

  private void recap(String host, Recap.Counts counts) {
    this.counts.put(host, counts);
    if (counts.rescued() > 0) {
      add(host, "rescued " + counts.rescued());
    }
    if (counts.failed() > 0) {
      add(host, "failed " + counts.failed());
    }
  }

  private static String status(Outcome outcome, boolean ignored) {
    return switch (outcome) {
      case Outcome.Unchanged _ -> "ok";
      case Outcome.Changed _ -> "changed";
      case Outcome.AfterApply _ -> "known after apply";
      case Outcome.Skipped _ -> "skipped";
      case Outcome.Failed _, Outcome.Indeterminate _ -> ignored ? "ignored" : "failed";
      case Outcome.Deviating _ -> "stopped";
      case Outcome.Unreachable _ -> "unreachable";
      case Outcome.NotReached _ -> "not reached";
    };
  }

  private static String detail(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed failed -> " (" + failed.message() + ")";
      case Outcome.Unchanged unchanged when unchanged.values().containsKey("msg") ->
          " (" + Renderer.text(unchanged.values().get("msg")) + ")";
      default -> "";
    };
  }

  /** In the order in which it happened. */
  List<Happened> happened() {
    return happened;
  }

  Map<String, Recap.Counts> counts() {
    return counts;
  }

  /** What each host did, host after host. */
  public String events() {
    return lines.values().stream()
        .flatMap(List::stream)
        .map(line -> line.replace(folder.toString(), "/FOLDER") + "\n")
        .collect(Collectors.joining());
  }

  /** Errors and warnings, as the cases have them. */
  List<String> messages() {
    return problems.stream().map(Problem::message).toList();
  }

  public List<Problem> problems() {
    return problems;
  }
}
