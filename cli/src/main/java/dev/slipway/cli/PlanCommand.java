package dev.slipway.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows what a run would change, with every difference; changes nothing.")
final class PlanCommand implements Callable<Integer> {
  /** What says how a plan is shown and kept, not what it is; a plan has its inventories anyway. */
  private static final Set<String> NOT_KEPT =
      Set.of(
          "--out",
          "--detailed-exitcode",
          "--inventory",
          "--report",
          "--profile",
          "--verbose",
          "--output",
          "--no-color");

  private final Surroundings surroundings;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "PLAYBOOK", description = "One after the other.")
  private List<String> playbooks = new ArrayList<>();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Save the plan there; slipway apply FILE carries it out.")
  private Optional<String> out = Optional.empty();

  @Option(names = "--detailed-exitcode", description = "End with 3 when something would change.")
  private boolean detailedExitCode;

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private AfterwardOptions afterwards = new AfterwardOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    PlaybookCommand command = command(output);
    afterwards.watch(command, surroundings, output);
    out.ifPresent(file -> save(file, command));
    PlaybookCommand.Ended ended = command.run(true, true);
    boolean pending = ended.code() == ExitCode.OK && ended.changes();
    return detailedExitCode && pending ? ExitCode.CHANGES_PENDING : ended.code();
  }

  /** What the options ask for. */
  PlaybookCommand command(OutputOptions shown) {
    return new PlaybookCommand(surroundings, playbooks, project, connection, shown);
  }

  private void save(String file, PlaybookCommand command) {
    SourceDigests sources = new SourceDigests(surroundings.directory());
    Map<String, List<String>> options = given();
    command
        .reading(sources)
        .planning(loaded -> new PlanFile(surroundings, file, options, sources, loaded));
  }

  /** The options of the command line with their values; none for those that take none. */
  private Map<String, List<String>> given() {
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (OptionSpec option :
        Objects.requireNonNull(spec).commandLine().getParseResult().matchedOptions()) {
      if (!NOT_KEPT.contains(option.longestName())) {
        boolean flag = option.arity().max() == 0;
        given.put(option.longestName(), flag ? List.of() : option.originalStringValues());
      }
    }
    return given;
  }
}
