package dev.slipway.cli;

import dev.slipway.Project;
import dev.slipway.plan.SavedPlan;
import dev.slipway.report.PlanText;
import dev.slipway.run.PlanRecorder;
import dev.slipway.run.Recap;
import dev.slipway.run.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dry run is kept in a file, to be reviewed and carried out later. */
final class PlanFile implements Witness {
  private final Surroundings surroundings;
  private final String name;
  private final SavedPlan.Request request;
  private final SourceDigests sources;
  private final PlanRecorder recorder;

  /**
   * @param name of the file
   * @param options those that the plan was made with
   */
  PlanFile(
      Surroundings surroundings,
      String name,
      Map<String, List<String>> options,
      SourceDigests sources,
      Project project) {
    this.surroundings = surroundings;
    this.name = name;
    this.sources = sources;
    this.recorder = new PlanRecorder(project.playbooks(), surroundings.secrets());
    this.request =
        new SavedPlan.Request(
            project.request().playbooks().stream()
                .map(path -> surroundings.directory().relativize(path).toString())
                .toList(),
            project.request().inventories(),
            options);
  }

  /** What the dry run has to tell of its changes. */
  PlanRecorder recorder() {
    return recorder;
  }

  @Override
  public void on(RunEvent event) {
    recorder.on(event);
  }

  @Override
  public void over(Optional<Recap> recap) {
    if (recap.isEmpty()) {
      surroundings.err().println("The plan is not saved, since it was broken off.");
      return;
    }
    refuseSecrets();
    SavedPlan plan =
        new SavedPlan(System.currentTimeMillis(), request, sources.digests(), recorder.tasks());
    try {
      StateFile.write(surroundings.directory().resolve(name), PlanText.write(plan));
    } catch (IOException e) {
      throw new RefusedException(
          "The plan cannot be saved: " + e + ".", "name a file that you may write.");
    }
    surroundings.err().println("The plan is in " + name + "; slipway apply " + name + " does it.");
  }

  /** What the options say is needed again as it is. */
  private void refuseSecrets() {
    request
        .options()
        .forEach(
            (option, values) -> {
              if (!values.stream().map(surroundings.secrets()::mask).toList().equals(values)) {
                throw new RefusedException(
                    option + " holds a secret, so that the plan cannot be saved.",
                    "put it into a file that slipway vault encrypts, and write -e @FILE.");
              }
            });
  }

  static SavedPlan read(Surroundings surroundings, String name) {
    Path file = surroundings.directory().resolve(name);
    try {
      return PlanText.read(Files.readString(file))
          .orElseThrow(
              () ->
                  new RefusedException(
                      "\"" + name + "\" is not a plan that this version can read.",
                      "make one: slipway plan PLAYBOOK -o FILE"));
    } catch (IOException _) {
      throw new RefusedException(
          "There is no plan \"" + name + "\" that can be read.",
          "make one: slipway plan PLAYBOOK -o " + name);
    }
  }
}
