package dev.slipway.modules.files;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.host.probe.TreeAnswer;
import dev.slipway.host.probe.TreeProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.files.FileDesired.State;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The states {@code link} and {@code hard}. */
final class FileLink {
  private FileLink() {}

  static FileObserved observe(FileDesired desired, HostReader host) throws HostException {
    FilePlace place =
        FilePlace.observe(
            host,
            new FilePlace.Question(
                desired.path(),
                FileProbe.Detail.METADATA,
                FilePlace.Links.KEEP,
                !isHard(desired) || dependsOnUmask(desired)));
    Optional<String> path = sourcePath(desired, place);
    FileAnswer source =
        path.isPresent()
            ? host.ask(FileProbe.metadata(path.get()).following(!isHard(desired)))
            : new FileAnswer.Absent();
    TreeAnswer tree =
        place.answer().is(FileType.DIRECTORY) && desired.force()
            ? host.ask(new TreeProbe(place.path()))
            : TreeAnswer.EMPTY;
    return new FileObserved.Link(place, source, target(desired, host, path, source), tree);
  }

  private static boolean dependsOnUmask(FileDesired desired) {
    return desired.ownership().dependsOnUmask();
  }

  /** What ownership is about: what the link leads to, when links are followed. */
  private static Optional<FilePlace> target(
      FileDesired desired, HostReader host, Optional<String> path, FileAnswer source)
      throws HostException {
    boolean wanted = desired.follow() && !desired.ownership().isEmpty() && !isHard(desired);
    if (!wanted || path.isEmpty() || source.present().isEmpty() || source.is(FileType.LINK)) {
      return Optional.empty();
    }
    return Optional.of(
        FilePlace.observe(
            host,
            new FilePlace.Question(
                path.get(),
                FileProbe.Detail.METADATA,
                FilePlace.Links.FOLLOW,
                dependsOnUmask(desired))));
  }

  /** The source as a path from the root; empty when none is declared and no link is there. */
  private static Optional<String> sourcePath(FileDesired desired, FilePlace place) {
    return source(desired, place)
        .map(said -> said.startsWith("/") ? said : Paths.join(Paths.directory(place.path()), said))
        .filter(path -> path.indexOf('\0') < 0);
  }

  /** What the link is to say: what is declared, else what it says. */
  private static Optional<String> source(FileDesired desired, FilePlace place) {
    return desired
        .source()
        .or(() -> place.answer().present().flatMap(FileAnswer.Present::linkTarget));
  }

  static Diff diff(FileDesired desired, FileObserved.Link observed) {
    FilePlace place = observed.place();
    if (place.answer() instanceof FileAnswer.Denied(String reason)) {
      throw new TaskFailedException(reason + ".");
    }
    List<Change> changes = new ArrayList<>();
    List<Prediction<?>> predictions = new ArrayList<>();
    FileAnswer.Present link = after(desired, observed);
    if (isMade(desired, observed)) {
      mustBePossible(desired, observed);
      changes.add(becoming(desired, place));
      if (!desired.follow()) {
        changes.addAll(desired.ownership().changes(place.path(), link));
      }
      predictions.addAll(place.predict(link.withoutStatus()));
    } else if (!desired.follow() || isHard(desired)) {
      FileAnswer.Present before = place.answer().present().orElseThrow();
      changes.addAll(Ownership.changes(place.path(), before, link));
      predictions.addAll(place.predict(link.withoutStatus()));
    }
    observed.target().ifPresent(target -> addTarget(desired, target, changes, predictions));
    return Diff.ofChanges(action(place), changes)
        .predicting(changes.isEmpty() ? List.of() : predictions);
  }

  private static Action action(FilePlace place) {
    return place.answer() instanceof FileAnswer.Absent ? Action.CREATE : Action.UPDATE;
  }

  private static void addTarget(
      FileDesired desired,
      FilePlace target,
      List<Change> changes,
      List<Prediction<?>> predictions) {
    FileAnswer.Present before = target.answer().present().orElseThrow();
    FileAnswer.Present after = desired.ownership().appliedTo(before, target.umask());
    List<Change> differing = Ownership.changes(target.path(), before, after);
    if (!differing.isEmpty()) {
      changes.addAll(differing);
      predictions.addAll(target.predict(after.withoutStatus()));
    }
  }

  /** From what the place is to what it becomes. */
  private static Change becoming(FileDesired desired, FilePlace place) {
    String source = source(desired, place).orElseThrow();
    Optional<String> before =
        place
            .answer()
            .present()
            .map(
                present ->
                    present
                        .linkTarget()
                        .map(said -> "link to " + said)
                        .orElse(present.type().label()));
    String kind = isHard(desired) ? "hard link to " : "link to ";
    return new Change.Attribute(place.path(), "state", before, Optional.of(kind + source), false);
  }

  /** The link as it is to be; for a hard link, the file that gets another name. */
  private static FileAnswer.Present after(FileDesired desired, FileObserved.Link observed) {
    FilePlace place = observed.place();
    if (isHard(desired)) {
      return desired.ownership().appliedTo(hardSource(desired, observed), place.umask());
    }
    if (!isMade(desired, observed)) {
      FileAnswer.Present before = place.answer().present().orElseThrow();
      return desired.follow() ? before : desired.ownership().appliedTo(before, place.umask());
    }
    place.mustTakeEntries();
    String source = source(desired, place).orElseThrow(() -> sourceMissing(place));
    FileAnswer.Present fresh = place.fresh(FileType.LINK).withLinkTarget(source);
    return desired.follow() ? fresh : desired.ownership().appliedTo(fresh, place.umask());
  }

  private static TaskFailedException sourceMissing(FilePlace place) {
    return new TaskFailedException(
        "\"%s\" is no link, so src must say where it is to lead.".formatted(place.path()));
  }

  private static FileAnswer.Present hardSource(FileDesired desired, FileObserved.Link observed) {
    FileAnswer.Present source =
        observed
            .source()
            .present()
            .orElseThrow(
                () ->
                    new TaskFailedException(
                        "\"%s\" does not exist, so it cannot get another name."
                            .formatted(desired.source().orElse(""))));
    if (source.is(FileType.DIRECTORY)) {
      throw new TaskFailedException(
          "\"%s\" is a directory; only files can have hard links. Use state: link."
              .formatted(desired.source().orElse("")));
    }
    return source;
  }

  /** Whether the link is not there, or is another one. */
  private static boolean isMade(FileDesired desired, FileObserved.Link observed) {
    Optional<FileAnswer.Present> before = observed.place().answer().present();
    if (isHard(desired)) {
      return before.isEmpty() || !isSameFile(before.get(), hardSource(desired, observed));
    }
    return before
        .flatMap(FileAnswer.Present::linkTarget)
        .filter(said -> desired.source().isEmpty() || desired.source().get().equals(said))
        .isEmpty();
  }

  private static boolean isSameFile(FileAnswer.Present one, FileAnswer.Present other) {
    return one.inode().isPresent() && one.inode().equals(other.inode());
  }

  private static void mustBePossible(FileDesired desired, FileObserved.Link observed) {
    FilePlace place = observed.place();
    place.mustTakeEntries();
    if (!isHard(desired) && !desired.force() && observed.source().present().isEmpty()) {
      throw new TaskFailedException(
          "\"%s\" does not exist, so the link would lead nowhere. With force: true it is made"
                  .formatted(source(desired, place).orElse(""))
              + " all the same.");
    }
    Optional<FileAnswer.Present> before =
        place.answer().present().filter(present -> !present.is(FileType.LINK));
    if (before.isPresent() && !desired.force()) {
      throw new TaskFailedException(
          "\"%s\" is a %s. With force: true a link takes the place of a file or an empty directory."
              .formatted(place.path(), before.get().type().label()));
    }
    if (!observed.tree().equals(TreeAnswer.EMPTY)) {
      throw new TaskFailedException(
          "The directory \"%s\" is not empty; a link does not take its place. Remove it first."
              .formatted(place.path()));
    }
  }

  static void apply(FileDesired desired, FileObserved.Link observed, HostSession host)
      throws HostException {
    FilePlace place = observed.place();
    FileAnswer.Present after = after(desired, observed);
    FileAnswer.Present before = place.answer().present().orElse(after);
    if (isMade(desired, observed)) {
      host.require(make(desired, place));
      before = isHard(desired) ? observed.source().present().orElseThrow() : fresh(place, after);
    }
    change(place, before, after, host);
    if (observed.target().isPresent()) {
      FilePlace target = observed.target().get();
      FileAnswer.Present file = target.answer().present().orElseThrow();
      change(target, file, desired.ownership().appliedTo(file, target.umask()), host);
    }
  }

  private static FileAnswer.Present fresh(FilePlace place, FileAnswer.Present after) {
    return place.fresh(FileType.LINK).withLinkTarget(after.linkTarget().orElse(""));
  }

  private static void change(
      FilePlace place, FileAnswer.Present before, FileAnswer.Present after, HostSession host)
      throws HostException {
    for (ShellCommand command : place.change(before, after)) {
      host.require(command);
    }
  }

  /** A link that is there is replaced in one step; only a directory has to go first. */
  private static ShellCommand make(FileDesired desired, FilePlace place) {
    ShellCommand link = ShellCommand.of("ln");
    link = isHard(desired) ? link : link.with("-s");
    link = place.answer() instanceof FileAnswer.Absent ? link : link.with("-f");
    link = link.with("-T", "--", source(desired, place).orElseThrow(), place.path());
    return place.answer().is(FileType.DIRECTORY)
        ? ShellCommand.of("rmdir", "--", place.path()).then(link)
        : link;
  }

  private static boolean isHard(FileDesired desired) {
    return desired.state().filter(state -> state == State.HARD).isPresent();
  }
}
