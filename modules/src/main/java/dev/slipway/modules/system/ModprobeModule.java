package dev.slipway.modules.system;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.WantedFile;
import dev.slipway.modules.system.KernelModuleProbe.State;
import dev.slipway.modules.system.ModprobeSettings.BootFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Modules of the kernel, now and after the next boot. */
final class ModprobeModule implements TaskModule<ModprobeSettings, ModprobeModule.Observed> {
  private static final ModuleSpec SPEC = ModprobeSettings.spec();
  private static final String STATE = "state";

  /**
   * What is there.
   *
   * @param files the places of the files that matter for the next boot, by {@link BootFile#path}
   */
  record Observed(State state, Map<String, FilePlace> files) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public ModprobeSettings bind(Arguments arguments) {
    return ModprobeSettings.bind(arguments);
  }

  @Override
  public Observed observe(ModprobeSettings desired, HostReader host) throws HostException {
    Map<String, FilePlace> files = new LinkedHashMap<>();
    for (BootFile file : desired.files()) {
      FilePlace place =
          file.text().isPresent()
              ? FilePlace.observe(
                  host,
                  FilePlace.Question.of(
                      file.path(),
                      FileProbe.Detail.CONTENT,
                      FilePlace.Links.FOLLOW,
                      Ownership.none()))
              : FilePlace.observeEntry(host, file.path());
      files.put(file.path(), place);
    }
    Observed observed = new Observed(host.ask(desired.probe()), files);
    Administrator.mustBeRoot(host, diff(desired, observed), "Altering modules of the kernel");
    return observed;
  }

  @Override
  public Diff diff(ModprobeSettings desired, Observed observed) {
    List<Change> changes = new ArrayList<>();
    List<Prediction<?>> predictions = new ArrayList<>();
    runtime(desired, observed.state())
        .ifPresent(
            after -> {
              changes.add(stateChange(desired, after == State.LOADED));
              predictions.add(Prediction.of(desired.probe(), after));
            });
    for (BootFile file : desired.files()) {
      Diff diff = diff(file, place(observed, file));
      changes.addAll(diff.changes());
      predictions.addAll(diff.predictions());
    }
    boolean loads = desired.present() && observed.state() == State.AVAILABLE;
    Action action =
        !desired.present() && !changes.isEmpty()
            ? Action.DELETE
            : loads ? Action.CREATE : Action.UPDATE;
    // A module brings parameters, devices and further modules.
    Diff diff = Diff.ofChanges(action, changes);
    Diff predicted = diff.isEmpty() ? diff : diff.predicting(predictions);
    return loads ? predicted.withOpenEnd() : predicted;
  }

  private static FilePlace place(Observed observed, BootFile file) {
    FilePlace place = observed.files().get(file.path());
    if (place == null) {
      throw new IllegalStateException(file.path() + " was not looked at");
    }
    return place;
  }

  /** What the module is to be in the running kernel; empty when that is as declared. */
  private static Optional<State> runtime(ModprobeSettings desired, State now) {
    String name = desired.name();
    return switch (now) {
      case LOADED -> desired.present() ? Optional.empty() : Optional.of(State.AVAILABLE);
      case AVAILABLE -> desired.present() ? Optional.of(State.LOADED) : Optional.empty();
      case BUILT_IN -> {
        if (!desired.present()) {
          throw new TaskFailedException(
              "\"%s\" is a part of the kernel itself and cannot be unloaded.".formatted(name));
        }
        yield Optional.empty();
      }
      case MISSING -> {
        if (desired.present()) {
          throw new TaskFailedException(
              ("The kernel that runs has no module \"%s\". Check the name; a package may bring it,"
                      + " and after an update of the kernel the host has to be rebooted first.")
                  .formatted(name));
        }
        yield Optional.empty();
      }
    };
  }

  private static Change stateChange(ModprobeSettings desired, boolean loaded) {
    Optional<String> word = Optional.of("loaded");
    return new Change.Attribute(
        "kernel module " + desired.name(),
        STATE,
        loaded ? Optional.empty() : word,
        loaded ? word : Optional.empty(),
        false);
  }

  private static Diff diff(BootFile file, FilePlace place) {
    if (file.text().isPresent()) {
      return wanted(file, place).diff(place);
    }
    return switch (place.answer()) {
      case FileAnswer.Absent _ -> Diff.none();
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Present before ->
          Diff.of(
                  Action.DELETE,
                  List.of(
                      new Change.Attribute(
                          file.path(),
                          STATE,
                          Optional.of(before.type().label()),
                          Optional.empty(),
                          false)))
              .predicting(place.predict(new FileAnswer.Absent()));
    };
  }

  /** A new file can be read by everybody, whatever the umask. */
  private static WantedFile wanted(BootFile file, FilePlace place) {
    boolean fresh = place.answer() instanceof FileAnswer.Absent;
    Ownership ownership = fresh ? Ownership.none().withMode(Mode.parse("0644")) : Ownership.none();
    return WantedFile.of(Bytes.ofText(file.text().orElse("")), ownership);
  }

  /** The kernel first: what it refuses must not wait in a file for the next boot. */
  @Override
  public Map<String, Object> apply(ModprobeSettings desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    if (runtime(desired, observed.state()).isPresent()) {
      host.require(desired.command());
    }
    for (BootFile file : desired.files()) {
      FilePlace place = place(observed, file);
      if (diff(file, place).isEmpty()) {
        continue;
      }
      if (file.text().isPresent()) {
        wanted(file, place).apply(place, host);
      } else {
        host.require(ShellCommand.of("rm", "-f", "--", file.path()));
      }
    }
    return Map.of();
  }

  @Override
  public Map<String, Object> values(ModprobeSettings desired, Observed observed) {
    return Map.of(
        "name",
        desired.name(),
        "params",
        String.join(" ", desired.parameters()),
        STATE,
        desired.present() ? "present" : "absent");
  }
}
