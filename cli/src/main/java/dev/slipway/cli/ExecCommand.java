package dev.slipway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway exec}. */
@Command(
    name = "exec",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs one module on hosts, without a playbook.")
final class ExecCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(arity = "1", paramLabel = "PATTERN", description = "Hosts or groups, such as all.")
  private String pattern = "";

  @Option(
      names = {"-m", "--module"},
      paramLabel = "MODULE",
      description = "The module; command unless given.")
  private String module = "command";

  @Option(
      names = {"-a", "--args"},
      paramLabel = "ARGS",
      description = "name=value words, {name: value}, or what the module takes as free text.")
  private String arguments = "";

  @Option(
      names = {"-C", "--check", "--dry-run"},
      description = "Change nothing, show what would change.")
  private boolean dryRun;

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  ExecCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<String> task = new ArrayList<>();
    String given = arguments.strip();
    String value =
        given.isEmpty() ? "{}" : given.startsWith("{") ? given : ProblemData.text(arguments);
    task.add(ProblemData.text(module) + ": " + value.replace("\n", " "));
    return new AdHoc(surroundings, project, connection, output)
        .run(
            new AdHoc.Work("exec", pattern, task, dryRun),
            redactions -> RunAnswers.exec(surroundings, output, dryRun, redactions));
  }
}
