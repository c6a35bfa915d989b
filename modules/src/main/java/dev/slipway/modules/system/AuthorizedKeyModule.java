package dev.slipway.modules.system;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.FileAttributes;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.FilePredictions;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.NewDirectories;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.SettledFiles;
import dev.slipway.modules.support.WantedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that a user may log in with. */
final class AuthorizedKeyModule
    implements TaskModule<AuthorizedKeySettings, AuthorizedKeyObserved> {
  private static final ModuleSpec SPEC = AuthorizedKeySettings.spec();
  private static final Optional<Mode> DIRECTORY_MODE = Mode.parse("0700");
  private static final Optional<Mode> FILE_MODE = Mode.parse("0600");

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public AuthorizedKeySettings bind(Arguments arguments) {
    return AuthorizedKeySettings.bind(arguments);
  }

  @Override
  public AuthorizedKeyObserved observe(AuthorizedKeySettings desired, HostReader host)
      throws HostException {
    AuthorizedKeyObserved observed = AuthorizedKeyObserved.observe(desired, host);
    AuthorizedKeysText before = AuthorizedKeysText.of(text(observed.place()));
    List<AuthorizedKey> removed = before.missingIn(AuthorizedKeysText.of(after(desired, observed)));
    AuthorizedKeyGuard.removal(desired.user(), removed, host);
    return observed;
  }

  @Override
  public Diff diff(AuthorizedKeySettings desired, AuthorizedKeyObserved observed) {
    Optional<Work> work = work(desired, observed);
    if (work.isEmpty()) {
      return Diff.none();
    }
    List<Change> changes = new ArrayList<>(work.get().made().changes());
    List<Prediction<?>> predictions = new ArrayList<>(work.get().made().predictions());
    work.get()
        .directory()
        .filter(step -> !step.isDone())
        .ifPresent(
            step -> {
              changes.addAll(Ownership.changes(step.path(), step.before(), step.after()));
              predictions.addAll(FilePredictions.of(step.path(), step.after().withoutStatus()));
            });
    Diff file = work.get().file().diff(work.get().place());
    changes.addAll(file.changes());
    predictions.addAll(file.predictions());
    boolean created = observed.place().answer() instanceof FileAnswer.Absent;
    return Diff.ofChanges(created ? Action.CREATE : Action.UPDATE, changes)
        .predicting(changes.isEmpty() ? List.of() : predictions);
  }

  /**
   * What is to be brought about.
   *
   * @param made directories that are missing
   * @param directory the directory that is there, before and after, when it is managed
   */
  private record Work(
      NewDirectories made,
      Optional<FileAttributes.Step> directory,
      WantedFile file,
      FilePlace place) {}

  private static Optional<Work> work(
      AuthorizedKeySettings desired, AuthorizedKeyObserved observed) {
    boolean missing = observed.place().answer() instanceof FileAnswer.Absent;
    if (missing && !desired.present()) {
      return Optional.empty();
    }
    Ownership owned = observed.ownership();
    WantedFile file =
        WantedFile.of(Bytes.ofText(after(desired, observed)), owned.withMode(FILE_MODE));
    NewDirectories made = made(desired, observed, owned.withMode(DIRECTORY_MODE));
    String directory = Paths.directory(observed.place().path());
    FilePlace place = made.madeAt(directory).map(observed.place()::in).orElse(observed.place());
    Optional<FileAttributes.Step> step =
        observed
            .managed()
            .flatMap(FileAnswer::present)
            .filter(there -> there.is(FileType.DIRECTORY))
            .map(
                there ->
                    new FileAttributes.Step(
                        directory,
                        there,
                        owned.withMode(DIRECTORY_MODE).appliedTo(there, place.umask())));
    return Optional.of(new Work(made, step, file, place));
  }

  private static NewDirectories made(
      AuthorizedKeySettings desired, AuthorizedKeyObserved observed, Ownership ownership) {
    boolean lacking = desired.manageDirectory() && !observed.above().isEmpty();
    return lacking
        ? NewDirectories.plan(
            List.of(Paths.directory(observed.place().path())),
            observed.above(),
            ownership,
            observed.place().actor().orElseThrow())
        : new NewDirectories(List.of(), ownership);
  }

  private static String after(AuthorizedKeySettings desired, AuthorizedKeyObserved observed) {
    AuthorizedKeysText before = AuthorizedKeysText.of(text(observed.place()));
    AuthorizedKeysText after =
        !desired.present()
            ? before.without(desired.keys())
            : desired.exclusive() ? before.only(desired.keys()) : before.with(desired.keys());
    return after.equals(before) ? text(observed.place()) : after.text();
  }

  /** A link is replaced. */
  private static String text(FilePlace place) {
    return place.answer().is(FileType.LINK) ? "" : place.text();
  }

  @Override
  public Map<String, Object> apply(AuthorizedKeySettings desired, Diff diff, HostSession host)
      throws HostException {
    Work work = work(desired, observe(desired, host)).orElseThrow();
    Optional<ShellCommand> make = work.made().command();
    if (make.isPresent()) {
      host.require(make.get());
    }
    if (work.directory().isPresent()) {
      FileAttributes.Step step = work.directory().get();
      if (!step.isDone()) {
        for (ShellCommand alter :
            SettledFiles.changeAll(Paths.directory(step.path()), List.of(step))) {
          host.require(alter);
        }
      }
    }
    if (!work.file().diff(work.place()).isEmpty()) {
      work.file().apply(work.place(), host);
    }
    return Map.of();
  }

  @Override
  public Map<String, Object> values(AuthorizedKeySettings desired, AuthorizedKeyObserved observed) {
    return Map.of(
        "user",
        desired.user(),
        "keyfile",
        observed.place().path(),
        "state",
        desired.present() ? "present" : "absent",
        "exclusive",
        desired.exclusive());
  }
}
