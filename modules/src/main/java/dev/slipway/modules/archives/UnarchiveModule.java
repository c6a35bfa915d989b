package dev.slipway.modules.archives;

import dev.slipway.host.FileWrite;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.archives.Unpacking.Step;
import dev.slipway.modules.support.FileAttributes;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Unpacks an archive into a directory of the host. */
final class UnarchiveModule implements TaskModule<UnarchiveDesired, UnarchiveObserved> {
  private static final ModuleSpec SPEC = UnarchiveSpec.spec();
  private static final int PATHS_OF_A_COMMAND = 200;

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public UnarchiveDesired bind(Arguments arguments) {
    return UnarchiveSpec.bind(arguments);
  }

  @Override
  public UnarchiveObserved observe(UnarchiveDesired desired, HostReader host) throws HostException {
    UnarchiveObserved observed = UnarchiveObserved.observe(desired, host);
    if (new Unpacking(desired, observed).steps().stream().anyMatch(Step::content)) {
      UnarchiveObserved.mustHave(desired, host);
    }
    return observed;
  }

  @Override
  public Diff diff(UnarchiveDesired desired, UnarchiveObserved observed) {
    return new Unpacking(desired, observed).diff();
  }

  @Override
  public Map<String, Object> apply(UnarchiveDesired desired, Diff diff, HostSession host)
      throws HostException {
    UnarchiveObserved observed = observe(desired, host);
    List<Step> steps = new Unpacking(desired, observed).steps();
    if (steps.stream().noneMatch(step -> step.content() && !step.isDirectory())) {
      host.require(chain(settled(observed, steps)));
      return Map.of();
    }
    String stage = desired.stage();
    boolean done = false;
    try {
      host.require(chain(unpacked(desired, host)));
      List<ShellCommand> placed = placed(desired, observed, steps);
      placed.add(ShellCommand.of("rm", "-rf", "--", stage));
      host.require(chain(placed));
      done = true;
    } finally {
      if (!done) {
        host.run(ShellCommand.of("rm", "-rf", "--", stage));
      }
    }
    return Map.of();
  }

  /** Puts the archive beside its places, where nobody else may look. */
  private static List<ShellCommand> unpacked(UnarchiveDesired desired, HostSession host)
      throws HostException {
    String stage = desired.stage();
    List<ShellCommand> commands = new ArrayList<>();
    commands.add(ShellCommand.of("rm", "-rf", "--", stage));
    commands.add(ShellCommand.of("mkdir", "-m", "0700", "--", stage, stage + "/tree"));
    String archive = desired.source().written();
    if (desired.source() instanceof UnarchiveDesired.Source.Local local) {
      host.require(chain(commands));
      commands.clear();
      archive = stage + "/archive";
      host.write(
          FileWrite.of(archive, local.content())
              .withOwnership(Optional.empty(), Optional.empty(), Optional.of(0600)));
    }
    ShellCommand unpack =
        desired.format() == Format.ZIP
            ? ShellCommand.of("unzip", "-q", "-o")
            : ShellCommand.of("tar", "-x", "--no-same-owner", "--force-local");
    unpack = unpack.with(desired.manner().options().toArray(String[]::new));
    commands.add(
        desired.format() == Format.ZIP
            ? unpack.with(archive, "-d", stage + "/tree")
            : unpack.with("-C", stage + "/tree", "-f", archive));
    return commands;
  }

  private static List<ShellCommand> placed(
      UnarchiveDesired desired, UnarchiveObserved observed, List<Step> steps) {
    List<FileAttributes.Step> staged = new ArrayList<>();
    Map<String, List<String>> moved = new LinkedHashMap<>();
    List<Step> rest = new ArrayList<>();
    for (Step step : steps) {
      if (step.isDirectory() || !step.content()) {
        rest.add(step);
        continue;
      }
      String path = Paths.join(desired.stage() + "/tree", step.place().item().entry().name());
      staged.add(new FileAttributes.Step(path, fresh(observed, step), step.after()));
      moved.computeIfAbsent(Paths.directory(step.place().path()), _ -> new ArrayList<>()).add(path);
    }
    List<ShellCommand> commands = new ArrayList<>(FileAttributes.changeAll(staged));
    commands.addAll(made(rest));
    moved.forEach((directory, paths) -> commands.addAll(moves(directory, paths)));
    commands.addAll(FileAttributes.changeAll(attributes(observed, rest)));
    return commands;
  }

  private static List<ShellCommand> moves(String directory, List<String> paths) {
    List<ShellCommand> moves = new ArrayList<>();
    for (int from = 0; from < paths.size(); from += PATHS_OF_A_COMMAND) {
      List<String> some = paths.subList(from, Math.min(paths.size(), from + PATHS_OF_A_COMMAND));
      moves.add(
          ShellCommand.of("mv", "-f", "-t", directory, "--").with(some.toArray(String[]::new)));
    }
    return moves;
  }

  /** Directories, and owners and permissions of what stays. */
  private static List<ShellCommand> settled(UnarchiveObserved observed, List<Step> steps) {
    List<ShellCommand> commands = made(steps);
    commands.addAll(FileAttributes.changeAll(attributes(observed, steps)));
    return commands;
  }

  private static List<ShellCommand> made(List<Step> steps) {
    List<ShellCommand> commands = new ArrayList<>();
    steps.stream()
        .filter(step -> step.isDirectory() && step.content())
        .map(step -> ShellCommand.of("mkdir", "--", step.place().path()))
        .forEach(commands::add);
    return commands;
  }

  private static List<FileAttributes.Step> attributes(
      UnarchiveObserved observed, List<Step> steps) {
    return steps.stream()
        .map(
            step ->
                new FileAttributes.Step(
                    step.place().path(),
                    step.content()
                        ? fresh(observed, step)
                        : step.place().answer().present().orElseThrow(),
                    step.after()))
        .toList();
  }

  /** As the acting user makes it, with permissions of which nothing is known. */
  private static FileAnswer.Present fresh(UnarchiveObserved observed, Step step) {
    return Ownership.fresh(step.after().type(), observed.actor(), observed.directory())
        .withMode(Entry.UNKNOWN);
  }

  private static ShellCommand chain(List<ShellCommand> commands) {
    return commands.stream().reduce(ShellCommand::then).orElseThrow();
  }

  @Override
  public Map<String, Object> values(UnarchiveDesired desired, UnarchiveObserved observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("dest", desired.destination());
    values.put("src", desired.source().written());
    values.put("state", "directory");
    if (desired.manner().listFiles()) {
      values.put("files", observed.places().stream().map(place -> place.item().path()).toList());
    }
    return values;
  }
}
