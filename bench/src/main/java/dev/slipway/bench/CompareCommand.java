package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/run}: the workloads, side by side. */
@Command(
    name = "bench/run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = {ScaleCommand.class, PartsCommand.class},
    description = "Does the same work with Slipway and with other tools, and compares.")
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--runs", paramLabel = "N", description = "Runs of each; ${DEFAULT-VALUE}.")
  private int runs = 3;

  @Option(
      names = "--workloads",
      split = ",",
      paramLabel = "W1,W2",
      description = "All unless given: W1 to W7, COMPILE, DELAY.")
  private List<Workload> workloads = List.of(Workload.values());

  @Option(
      names = "--contestants",
      split = ",",
      paramLabel = "NAME",
      description = "All unless given: slipway, ansible, ansible-tuned, mitogen.")
  private List<String> contestants = List.of();

  @Option(
      names = "--hosts",
      split = ",",
      paramLabel = "N",
      description = "For the workloads with several numbers of hosts; 1,10,50.")
  private List<Integer> hosts = List.of(1, 10, 50);

  @Option(
      names = "--rehearsals",
      defaultValue = "8",
      description = "Runs of a process that stays before those that count; ${DEFAULT-VALUE}.")
  private int rehearsals;

  @Option(names = "--smoke", description = "The smallest sizes, once: whether everything works.")
  private boolean smoke;

  @Option(names = "--no-install", description = "Do not install what is missing by apt-get.")
  private boolean noInstall;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Where results.md and results.json go; bench/target/results.")
  private Path output = Path.of("bench", "target", "results");

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path project = Path.of(System.getProperty("slipway.home", "")).toAbsolutePath();
    Results results =
        new Championship(project, present(), this::say)
            .run(
                smoke ? Tasks.smoke() : Tasks.of(workloads, hosts),
                smoke ? 1 : runs,
                smoke ? 0 : rehearsals);
    Tables tables = new Tables(results, Machine.describe(project));
    Path folder = Files.createDirectories(project.resolve(output));
    Files.writeString(folder.resolve("results.md"), tables.markdown());
    Files.writeString(folder.resolve("results.json"), tables.json() + "\n");
    spec.commandLine().getOut().println("\n" + tables.markdown());
    say("written to " + folder);
    return results.failures().isEmpty() ? 0 : 1;
  }

  private List<Contestant> present() throws IOException, InterruptedException {
    List<Contestant> present = new ArrayList<>();
    for (Contestant contestant : Contestant.values()) {
      boolean wanted = contestants.isEmpty() || contestants.contains(contestant.word());
      if (wanted && (contestant.isThere() || install(contestant))) {
        present.add(contestant);
      } else if (wanted) {
        say(
            contestant.title()
                + " takes no part: "
                + contestant.debianPackage().orElse("")
                + " is not installed");
      }
    }
    return present;
  }

  private boolean install(Contestant contestant) throws IOException, InterruptedException {
    boolean possible =
        !noInstall
            && System.getProperty("user.name").equals("root")
            && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    if (!possible || contestant.debianPackage().isEmpty()) {
      return false;
    }
    String name = contestant.debianPackage().get();
    say("installing " + name.toLowerCase(Locale.ROOT) + " ...");
    ProcessBuilder apt =
        new ProcessBuilder("apt-get", "-q", "install", "-y", "--no-install-recommends", name)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    apt.environment().put("DEBIAN_FRONTEND", "noninteractive");
    return apt.start().waitFor() == 0 && contestant.isThere();
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
  }
}
