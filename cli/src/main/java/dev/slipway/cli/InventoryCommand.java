package dev.slipway.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code slipway inventory}. */
@Command(
    name = "inventory",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows hosts, groups and where variables come from.")
final class InventoryCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(names = "--list", description = "Everything as JSON, as inventory scripts print it.")
  private boolean list;

  @Option(names = "--graph", description = "The groups and their hosts as a tree.")
  private boolean graph;

  @Option(names = "--host", paramLabel = "HOST", description = "The variables of a host as JSON.")
  private Optional<String> host = Optional.empty();

  @Option(
      names = "--explain",
      paramLabel = "VARIABLE",
      description = "Every place that sets this variable for --host, the winner last.")
  private Optional<String> explain = Optional.empty();

  @Option(
      names = "--playbook",
      paramLabel = "PLAYBOOK",
      description = "With --explain: what its plays, roles, blocks and tasks set, too.")
  private Optional<String> playbook = Optional.empty();

  @Option(
      names = "--task",
      paramLabel = "NAME",
      description = "With --playbook: as this task sees it; by id or name.")
  private Optional<String> task = Optional.empty();

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  InventoryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (task.isPresent() && playbook.isEmpty()) {
      throw new RefusedException("--task names a task of a playbook.", "add --playbook PLAYBOOK.");
    }
    InventoryListing listing =
        InventoryListing.load(surroundings, project, output, playbook.stream().toList());
    if (explain.isPresent()) {
      String of =
          host.orElseThrow(
              () ->
                  new RefusedException(
                      "--explain needs a host: variables differ from host to host.",
                      "add --host HOST."));
      listing.explain(of, explain.get(), task);
    } else if (host.isPresent()) {
      listing.host(host.get());
    } else if (list && !graph) {
      listing.list();
    } else {
      listing.graph();
    }
    return ExitCode.OK;
  }
}
