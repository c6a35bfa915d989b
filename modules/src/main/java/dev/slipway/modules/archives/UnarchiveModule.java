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
import dev.slipway.modules.support.SettledFiles;
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
    List<Step> rest = steps.stream().filter(step -> step.isDirectory() || !step.content()).toList();
    if (rest.size() == steps.size()) {
      make(desired, rest, host);
    } else {
      bring(desired, observed, steps, host);
    }
    settle(desired, observed, rest, host);
    return Map.of();
  }

  /** Unpacks beside the places, and puts there what belongs there. */
  private static void bring(
      UnarchiveDesired desired, UnarchiveObserved observed, List<Step> steps, HostSession host)
      throws HostException {
    ShellCommand removal =
        ShellCommand.of("rm", "-rf", "--", "./" + desired.stage())
            .inside(desired.destination(), "");
    boolean done = false;
    try {
      unpack(desired, host);
      make(desired, steps, host);
      // Together, so that a run that is cut leaves nothing that the next one would not need again.
      List<ShellCommand> placed = placed(desired, observed, steps);
      placed.add(removal);
      host.require(chain(placed));
      done = true;
    } finally {
      if (!done) {
        host.run(removal);
      }
    }
  }

  /**
   * Puts the archive beside its places, where nobody else may look. What is done there later is
   * done in this very directory, whatever is put in its place.
   */
  private static void unpack(UnarchiveDesired desired, HostSession host) throws HostException {
    String stage = desired.stage();
    ShellCommand make =
        ShellCommand.of("rm", "-rf", "--", "./" + stage)
            .then(
                ShellCommand.of("mkdir", "-m", "0700", "--", "./" + stage, "./" + stage + "/tree"))
            .inside(desired.destination(), "");
    String archive = desired.source().written();
    if (desired.source() instanceof UnarchiveDesired.Source.Local local) {
      host.require(make);
      make = ShellCommand.of(":");
      archive = "../archive";
      host.write(
          FileWrite.of(Paths.join(desired.destination(), stage + "/archive"), local.content())
              .withOwnership(Optional.empty(), Optional.empty(), Optional.of(0600)));
    }
    ShellCommand unpack =
        desired.format() == Format.ZIP
            ? ShellCommand.of("unzip", "-q", "-o")
            : ShellCommand.of("tar", "-x", "--no-same-owner", "--force-local");
    unpack = unpack.with(desired.manner().options().toArray(String[]::new));
    unpack = desired.format() == Format.ZIP ? unpack.with(archive) : unpack.with("-f", archive);
    host.require(make.then(staged(desired, unpack)));
  }

  /** In the directory that is the acting user's alone. */
  private static ShellCommand staged(UnarchiveDesired desired, ShellCommand command) {
    return ShellCommand.of("test", "-O", ".")
        .then(command)
        .inside(desired.destination(), desired.stage() + "/tree");
  }

  private static List<ShellCommand> placed(
      UnarchiveDesired desired, UnarchiveObserved observed, List<Step> steps) {
    List<FileAttributes.Step> staged = new ArrayList<>();
    Map<String, List<String>> moved = new LinkedHashMap<>();
    for (Step step : steps) {
      if (!step.isDirectory() && step.content()) {
        String path = "./" + step.place().item().entry().name();
        staged.add(new FileAttributes.Step(path, fresh(observed, step), step.after()));
        moved.computeIfAbsent(below(desired, step), _ -> new ArrayList<>()).add(path);
      }
    }
    List<ShellCommand> commands = new ArrayList<>();
    commands.add(staged(desired, chain(FileAttributes.changeAll(staged))));
    moved.forEach((directory, paths) -> commands.add(moves(desired, directory, paths)));
    return commands;
  }

  /** The directory of a place, below the destination. */
  private static String below(UnarchiveDesired desired, Step step) {
    String directory = Paths.directory(step.place().path()) + "/";
    String top = desired.destination().equals("/") ? "/" : desired.destination() + "/";
    String below = directory.length() > top.length() ? directory.substring(top.length()) : "";
    return below.endsWith("/") ? below.substring(0, below.length() - 1) : below;
  }

  /** Both directories are held while something goes from one to the other. */
  private static ShellCommand moves(
      UnarchiveDesired desired, String directory, List<String> paths) {
    List<ShellCommand> moves = new ArrayList<>();
    moves.add(ShellCommand.holdDirectory().inside(desired.destination(), directory));
    for (int from = 0; from < paths.size(); from += PATHS_OF_A_COMMAND) {
      List<String> some = paths.subList(from, Math.min(paths.size(), from + PATHS_OF_A_COMMAND));
      ShellCommand move = ShellCommand.of("mv", "-f", "-t", ShellCommand.HELD_DIRECTORY, "--");
      moves.add(staged(desired, move.with(some.toArray(String[]::new))));
    }
    return chain(moves);
  }

  private static void make(UnarchiveDesired desired, List<Step> steps, HostSession host)
      throws HostException {
    List<ShellCommand> commands =
        steps.stream()
            .filter(step -> step.isDirectory() && step.content())
            .map(
                step ->
                    ShellCommand.of("mkdir", "--", "./" + Paths.name(step.place().path()))
                        .inside(desired.destination(), below(desired, step)))
            .toList();
    if (!commands.isEmpty()) {
      host.require(chain(commands));
    }
  }

  /** Owners and permissions of directories, and of what stays. */
  private static void settle(
      UnarchiveDesired desired, UnarchiveObserved observed, List<Step> rest, HostSession host)
      throws HostException {
    List<FileAttributes.Step> steps =
        rest.stream()
            .map(
                step ->
                    new FileAttributes.Step(
                        step.place().path(),
                        step.content()
                            ? fresh(observed, step)
                            : step.place().answer().present().orElseThrow(),
                        step.after()))
            .toList();
    for (ShellCommand command : SettledFiles.changeAll(desired.destination(), steps)) {
      host.require(command);
    }
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
