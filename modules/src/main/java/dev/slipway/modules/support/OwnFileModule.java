package dev.slipway.modules.support;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskFailedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A module that says the whole of one file of its own, such as a rule of sudo; modules of this kind
 * differ in what the file says.
 */
public final class OwnFileModule extends BoundModule<OwnFileModule.Desired, FilePlace> {
  /**
   * What is declared.
   *
   * @param file empty: there is to be none
   * @param checker the program that judges the file before it is put in place, and the package that
   *     brings it; empty where none does, or where every host has it
   */
  public record Desired(String path, Optional<WantedFile> file, Optional<Checker> checker) {

    /** A file that nothing else on the host matters for. */
    public Desired(String path, Optional<WantedFile> file) {
      this(path, file, Optional.empty());
    }
  }

  /** A program, and the package that brings it. */
  public record Checker(String program, String brings) {}

  /** {@code binding} is pure, as {@link #bind}. */
  public OwnFileModule(ModuleSpec spec, Function<Arguments, Desired> binding) {
    super(spec, binding);
  }

  @Override
  public FilePlace observe(Desired desired, HostReader host) throws HostException {
    if (desired.file().isEmpty()) {
      return FilePlace.observeEntry(host, desired.path());
    }
    FilePlace place =
        FilePlace.observe(
            host,
            new FilePlace.Question(
                desired.path(), FileProbe.Detail.CONTENT, FilePlace.Links.LOOK, false));
    if (desired.checker().isPresent() && !diff(desired, place).isEmpty()) {
      ToolProbe.require(host, desired.checker().get().program(), desired.checker().get().brings());
    }
    return place;
  }

  @Override
  public Diff diff(Desired desired, FilePlace place) {
    if (desired.file().isPresent()) {
      return desired.file().get().diff(place);
    }
    return switch (place.answer()) {
      case FileAnswer.Absent _ -> Diff.none();
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Present present when present.is(FileType.DIRECTORY) ->
          throw new TaskFailedException(
              "\"%s\" is a directory, not a file. Choose another name.".formatted(place.path()));
      case FileAnswer.Present present -> {
        place.mustTakeEntries();
        yield removal(place, present);
      }
    };
  }

  private static Diff removal(FilePlace place, FileAnswer.Present present) {
    Change gone =
        new Change.Attribute(
            place.path(), "state", Optional.of(present.type().label()), Optional.empty(), false);
    return Diff.of(Action.DELETE, List.of(gone))
        .predicting(FilePredictions.of(place.path(), new FileAnswer.Absent()));
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    if (desired.file().isPresent()) {
      return desired.file().get().apply(observe(desired, host), host);
    }
    host.require(ShellCommand.of("rm", "-f", "--", desired.path()));
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Desired desired, FilePlace place) {
    return Map.of("path", desired.path());
  }
}
