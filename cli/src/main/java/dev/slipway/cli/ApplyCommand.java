package dev.slipway.cli;

import dev.slipway.plan.SavedPlan;
import dev.slipway.run.ReviewedPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway apply}. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Carries out a plan that slipway plan -o has saved, with its options.",
      "A host where another change is due than the reviewed one stops before it is made."
    })
final class ApplyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE", description = "The saved plan.")
  private String file = "";

  @Option(
      names = {"-D", "--diff"},
      description = "Show the changes in detail.")
  private boolean diff;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Keep the record of the run there.")
  private Optional<String> record = Optional.empty();

  @Mixin private AfterwardOptions afterwards = new AfterwardOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  ApplyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    SavedPlan plan = PlanFile.read(surroundings, file);
    SourceDigests sources = new SourceDigests(surroundings.directory());
    sources.requireUnchanged(plan.sources());
    CourseOptions course = new CourseOptions();
    course.record = record;
    PlaybookCommand command =
        planned(plan)
            .command(output)
            .following(course)
            .reading(sources)
            .approving(
                project -> {
                  sources.requireKnown(plan.sources());
                  return new ReviewedPlan(plan, project.playbooks(), surroundings.secrets());
                });
    afterwards.watch(command, surroundings, output);
    return command.run(false, diff).code();
  }

  /** The command that made the plan, as it was given then. */
  private PlanCommand planned(SavedPlan plan) {
    List<String> words = new ArrayList<>();
    plan.request().inventories().forEach(source -> words.add("--inventory=" + source));
    plan.request()
        .options()
        .forEach(
            (name, values) -> {
              if (values.isEmpty()) {
                words.add(name);
              }
              values.forEach(value -> words.add(name + "=" + value));
            });
    words.add("--");
    words.addAll(plan.request().playbooks());
    PlanCommand command = new PlanCommand(surroundings);
    try {
      new CommandLine(command).parseArgs(words.toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      throw new RefusedException(
          "The plan has options that this version does not take: " + e.getMessage(),
          "plan again, and review it.");
    }
    return command;
  }
}
