package dev.slipway.modules.support;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.Actor;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileStatus;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Change;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Directories that are to be made, each after the one that it lies in.
 *
 * @param ownership what each of them gets
 */
public record NewDirectories(List<Made> made, Ownership ownership) {
  private static final String ROOT = "/";

  /** One directory, once it is made. */
  public record Made(String path, FileAnswer.Present after) {}

  public NewDirectories {
    made = List.copyOf(made);
  }

  /**
   * Has it looked at along with the next questions what lies above a path: where that is not there,
   * and is to be made, this is asked for next.
   */
  public static void mention(HostReader host, String path) {
    Paths.directories(path).stream().map(NewDirectories::probe).forEach(host::mention);
    host.mention(probe(ROOT));
  }

  private static FileProbe probe(String path) {
    return FileProbe.metadata(path).following();
  }

  /** What is at these directories and those that they lie in, links followed, by path. */
  public static Map<String, FileAnswer> observe(HostReader host, Collection<String> directories)
      throws HostException {
    List<FileProbe> probes =
        directories.stream()
            .flatMap(path -> stepsTo(path).stream())
            .distinct()
            .map(NewDirectories::probe)
            .toList();
    List<FileAnswer> answers = host.askAll(probes);
    Map<String, FileAnswer> known = new LinkedHashMap<>();
    for (int index = 0; index < probes.size(); index++) {
      known.put(probes.get(index).path(), answers.get(index));
    }
    return known;
  }

  /**
   * The directories among {@code wanted}, and those above them, that are not there.
   *
   * @param known what {@link #observe} told about them
   * @throws TaskFailedException when something is in the way, or the acting user may not
   */
  public static NewDirectories plan(
      Collection<String> wanted, Map<String, FileAnswer> known, Ownership ownership, Actor actor) {
    Map<String, FileAnswer.Present> there = new LinkedHashMap<>();
    List<Made> made = new ArrayList<>();
    for (String path : wanted) {
      for (String step : stepsTo(path)) {
        if (!there.containsKey(step)) {
          Optional<FileAnswer.Present> existing = existing(step, known);
          FileAnswer.Present directory =
              existing.orElseGet(() -> make(step, there, ownership, actor));
          there.put(step, directory);
          if (existing.isEmpty()) {
            made.add(new Made(step, directory));
          }
        }
      }
    }
    return new NewDirectories(made, ownership);
  }

  private static List<String> stepsTo(String path) {
    List<String> steps = new ArrayList<>();
    steps.add(ROOT);
    steps.addAll(Paths.directories(path));
    if (!path.equals(ROOT)) {
      steps.add(path);
    }
    return steps;
  }

  private static Optional<FileAnswer.Present> existing(String path, Map<String, FileAnswer> known) {
    return switch (known.getOrDefault(path, new FileAnswer.Absent())) {
      case FileAnswer.Absent _ -> Optional.empty();
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Present present when present.is(FileType.DIRECTORY) -> {
        LinkTrap.check(path, present);
        yield Optional.of(present);
      }
      case FileAnswer.Present present ->
          throw new TaskFailedException(
              "\"%s\" is a %s, not a directory. Remove it first, or choose another path."
                  .formatted(path, present.type().label()));
    };
  }

  private static FileAnswer.Present make(
      String path, Map<String, FileAnswer.Present> there, Ownership ownership, Actor actor) {
    String parentPath = Paths.directory(path);
    FileAnswer.Present parent = there.get(parentPath);
    if (parent == null) {
      throw new IllegalStateException("the directory of " + path + " was not planned");
    }
    if (!parent.status().map(FileStatus::writable).orElse(true)) {
      throw new TaskFailedException(FilePlace.notWritable(parentPath));
    }
    FileAnswer.Present fresh = Ownership.fresh(FileType.DIRECTORY, actor, parent);
    return ownership.appliedTo(fresh, actor.umask());
  }

  public boolean isEmpty() {
    return made.isEmpty();
  }

  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (Made directory : made) {
      changes.add(
          new Change.Attribute(
              directory.path(), "state", Optional.empty(), Optional.of("directory"), false));
      changes.addAll(ownership.changes(directory.path(), directory.after()));
    }
    return changes;
  }

  public List<Prediction<?>> predictions() {
    return made.stream()
        .flatMap(directory -> FilePredictions.of(directory.path(), directory.after()).stream())
        .toList();
  }

  /** The directory that is to be made at a path. */
  public Optional<FileAnswer.Present> madeAt(String path) {
    return made.stream()
        .filter(directory -> directory.path().equals(path))
        .map(Made::after)
        .findFirst();
  }

  /** One command line that makes them all; empty when there are none. */
  public Optional<ShellCommand> command() {
    return made.stream().map(this::command).reduce(ShellCommand::then);
  }

  private ShellCommand command(Made directory) {
    // Another run may make it at the same moment; what it made is looked at again afterwards.
    ShellCommand make = ShellCommand.of("mkdir", "-p");
    if (ownership.mode().isPresent()) {
      make = make.with("-m", FileAttributes.octal(directory.after()));
    }
    make = make.with("--", directory.path());
    if (ownership.owner().isEmpty() && ownership.group().isEmpty()) {
      return make;
    }
    return make.then(FileAttributes.own(ownership.owner(), ownership.group(), directory.path()));
  }
}
