package dev.slipway.modules.files;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.files.FileDesired.State;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Brings a file, directory or link to a declared state, without looking at content. */
final class FileModule implements TaskModule<FileDesired, FileObserved> {
  private static final ModuleSpec SPEC = FileSpec.spec();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public FileDesired bind(Arguments arguments) {
    FileDesired desired =
        new FileDesired(
            Paths.bind(arguments, "path"),
            state(arguments),
            arguments.optionalText("src"),
            arguments.flag("force"),
            arguments.flag("follow"),
            arguments.flag("recurse"),
            Ownership.bind(arguments));
    FileSpec.check(arguments, desired);
    return desired;
  }

  private static Optional<State> state(Arguments arguments) {
    Optional<State> state =
        arguments.optionalText("state").map(name -> State.valueOf(name.toUpperCase(Locale.ROOT)));
    return state.isEmpty() && arguments.flag("recurse") ? Optional.of(State.DIRECTORY) : state;
  }

  @Override
  public FileObserved observe(FileDesired desired, HostReader host) throws HostException {
    return switch (desired.state().orElse(State.FILE)) {
      case FILE, TOUCH, ABSENT -> FileEntry.observe(desired, host);
      case DIRECTORY -> FileDirectory.observe(desired, host);
      case LINK, HARD -> FileLink.observe(desired, host);
    };
  }

  @Override
  public Diff diff(FileDesired desired, FileObserved observed) {
    return switch (observed) {
      case FileObserved.Entry entry -> FileEntry.diff(desired, entry);
      case FileObserved.Directory directory -> FileDirectory.diff(desired, directory);
      case FileObserved.Link link -> FileLink.diff(desired, link);
    };
  }

  @Override
  public Map<String, Object> apply(FileDesired desired, Diff diff, HostSession host)
      throws HostException {
    switch (observe(desired, host)) {
      case FileObserved.Entry entry -> FileEntry.apply(desired, entry, host);
      case FileObserved.Directory directory -> FileDirectory.apply(desired, directory, host);
      case FileObserved.Link link -> FileLink.apply(desired, link, host);
    }
    return Map.of();
  }

  @Override
  public Map<String, Object> values(FileDesired desired, FileObserved observed) {
    return FileValues.of(desired, observed, diff(desired, observed));
  }
}
