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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs one case and says what came of it, in the words of the cases. */
final class CaseRun {
  private final Path folder;
  private final Map<String, List<String>> lines = new TreeMap<>();
  private List<String> problems = List.of();

  CaseRun(Path folder) {
    this.folder = folder;
  }

  CaseRun run(Case one) throws IOException, InterruptedException {
    for (Map.Entry<String, String> file : one.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(Objects.requireNonNull(path.getParent(), "in the folder"));
      Files.writeString(path, file.getValue().replace("/FOLDER", folder.toString()));
    }
    Engine engine =
        new Engine(
            new EngineSettings(
                BuiltInModules.registry(),
                new RolePaths(folder, List.of(), folder.resolve("home")),
                Map.of("ssh", new LocalConnector(), "local", new LocalConnector()),
                Vault.withoutPasswords()));
    try {
      ProjectRequest request = request(one);
      Project project = engine.load(request);
      problems = messages(project.warnings());
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
      problems = messages(e.problems());
    }
    return this;
  }

  private ProjectRequest request(Case one) {
    Case.Asked asked = one.asked();
    return new ProjectRequest(
        List.of(Path.of(Case.PLAYBOOK)),
        List.of(folder.resolve(Case.INVENTORY).toString()),
        Optional.of(asked.limit()).filter(limit -> !limit.isEmpty()),
        new TagSelection(words(asked.tags()), words(asked.skipTags())),
        asked.extra());
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  private static List<String> messages(List<Problem> problems) {
    return problems.stream().map(Problem::message).toList();
  }

  private void on(RunEvent event) {
    if (event instanceof RunEvent.TaskEnded(TaskResult result)) {
      for (ItemResult item : result.items()) {
        String label = item.label().map(text -> " [" + text + "]").orElse("");
        String status = result.ignored() ? "ignored" : status(item.outcome());
        add(result.host(), result.title() + label + " = " + status + detail(item.outcome()));
      }
    }
  }

  private void add(String host, String line) {
    lines.computeIfAbsent(host, _ -> new ArrayList<>()).add(host + ": " + line);
  }

  private void recap(String host, Recap.Counts counts) {
    if (counts.rescued() > 0) {
      add(host, "rescued " + counts.rescued());
    }
    if (counts.failed() > 0) {
      add(host, "failed " + counts.failed());
    }
  }

  private static String status(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Unchanged _ -> "ok";
      case Outcome.Changed _ -> "changed";
      case Outcome.AfterApply _ -> "known after apply";
      case Outcome.Skipped _ -> "skipped";
      case Outcome.Failed _, Outcome.Indeterminate _ -> "failed";
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

  /** What each host did, host after host. */
  String events() {
    return lines.values().stream()
        .flatMap(List::stream)
        .map(line -> line.replace(folder.toString(), "/FOLDER") + "\n")
        .collect(Collectors.joining());
  }

  List<String> problems() {
    return problems;
  }
}
