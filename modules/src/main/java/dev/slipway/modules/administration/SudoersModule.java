package dev.slipway.modules.administration;

import dev.slipway.host.Bytes;
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
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.FilePredictions;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.WantedFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rule of sudo in a file of its own. */
final class SudoersModule implements TaskModule<SudoersModule.Desired, FilePlace> {
  private static final ModuleSpec SPEC = SudoersSpec.spec();

  /** A mistake in a file that sudo reads makes it refuse everybody. */
  private static final String VALIDATION = "visudo -cf %s";

  /**
   * What is declared.
   *
   * @param rule the text of the file; empty: there is to be none
   * @param validated whether visudo must accept it
   */
  record Desired(String path, Optional<String> rule, boolean validated) {
    private WantedFile file() {
      Ownership ownership =
          new Ownership(Optional.of("root"), Optional.of("root"), Mode.parse("0440"));
      return new WantedFile(
          Bytes.ofText(rule.orElseThrow()),
          ownership,
          validated ? Optional.of(VALIDATION) : Optional.empty(),
          false);
    }
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return SudoersSpec.bind(arguments);
  }

  @Override
  public FilePlace observe(Desired desired, HostReader host) throws HostException {
    return desired.rule().isEmpty()
        ? FilePlace.observeEntry(host, desired.path())
        : FilePlace.observe(
            host,
            new FilePlace.Question(
                desired.path(), FileProbe.Detail.CONTENT, FilePlace.Links.LOOK, false));
  }

  @Override
  public Diff diff(Desired desired, FilePlace place) {
    if (desired.rule().isPresent()) {
      return desired.file().diff(place);
    }
    return switch (place.answer()) {
      case FileAnswer.Absent _ -> Diff.none();
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Present present when present.is(FileType.DIRECTORY) ->
          throw new TaskFailedException(
              "\"%s\" is a directory, not a file. Choose another name.".formatted(place.path()));
      case FileAnswer.Present present -> {
        place.mustTakeEntries();
        Change gone =
            new Change.Attribute(
                place.path(),
                "state",
                Optional.of(present.type().label()),
                Optional.empty(),
                false);
        yield Diff.of(Action.DELETE, List.of(gone))
            .predicting(FilePredictions.of(place.path(), new FileAnswer.Absent()));
      }
    };
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    if (desired.rule().isPresent()) {
      return desired.file().apply(observe(desired, host), host);
    }
    host.require(ShellCommand.of("rm", "-f", "--", desired.path()));
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Desired desired, FilePlace place) {
    return Map.of("path", desired.path());
  }
}
