package dev.slipway.modules.sources;

import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.sources.CloneProbe.Answer;
import dev.slipway.modules.sources.CloneProbe.Submodule;
import dev.slipway.modules.support.FilePredictions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What differs between the clone that is there and the one that is to be. */
record GitDiff(GitSettings desired, GitObserved observed) {

  /**
   * @throws TaskFailedException when something is in the way, or local work would be lost
   */
  Diff diff() {
    return switch (observed.place()) {
      case Answer.Absent _ -> desired.manner().cloned() ? creation() : Diff.none();
      case Answer.InTheWay(String what) ->
          throw new TaskFailedException(
              "\"%s\" is %s, and no clone. Remove it first, or choose another dest."
                  .formatted(desired.dest(), what));
      case Answer.Refused(String complaint) ->
          throw new TaskFailedException(
              "git does not read \"%s\":\n%s".formatted(desired.dest(), complaint));
      case Answer.Clone clone -> update(clone);
    };
  }

  private Diff creation() {
    List<Change> changes = new ArrayList<>(observed.directories().changes());
    GitObserved.Source source = observed.source().orElseThrow();
    mustLeaveBranch(Optional.empty());
    desired
        .apart()
        .gitDirectory()
        .ifPresent(
            path -> changes.add(attribute("git directory", Optional.empty(), Optional.of(path))));
    changes.add(attribute("commit", Optional.empty(), Optional.of(source.wanted().commit())));
    source
        .references()
        .forEach(
            (name, commit) -> changes.add(attribute(name, Optional.empty(), Optional.of(commit))));
    List<Prediction<?>> predictions = new ArrayList<>(observed.directories().predictions());
    predictions.addAll(predictions(source.wanted().commit(), Answer.Seen.nothing()));
    return withArchive(Action.CREATE, changes, predictions);
  }

  private Diff update(Answer.Clone clone) {
    List<Change> changes = new ArrayList<>(observed.directories().changes());
    Optional<String> moved = GitObserved.moved(desired, Optional.of(clone));
    moved.ifPresent(
        before ->
            changes.add(
                attribute("git directory", Optional.of(before), desired.apart().gitDirectory())));
    observed.source().ifPresent(source -> changes.addAll(changes(clone, source)));
    Optional<String> commit =
        observed.source().map(source -> source.wanted().commit()).or(clone::commit);
    List<Prediction<?>> predictions = new ArrayList<>(observed.directories().predictions());
    if (!changes.isEmpty() && commit.isPresent()) {
      predictions.addAll(predictions(commit.get(), clone.seen()));
    }
    return withArchive(Action.UPDATE, changes, predictions);
  }

  private List<Change> changes(Answer.Clone clone, GitObserved.Source source) {
    String commit = source.wanted().commit();
    boolean moves = !clone.commit().equals(Optional.of(commit));
    mustKeepWork(clone, moves && !source.published());
    List<Change> changes = new ArrayList<>();
    if (!clone.url().equals(Optional.of(desired.repo()))) {
      changes.add(
          attribute(
              "remote " + desired.manner().remote(), clone.url(), Optional.of(desired.repo())));
    }
    if (moves) {
      changes.add(attribute("commit", clone.commit(), Optional.of(commit)));
    }
    Map<String, String> missing = missing(clone, source);
    if (!missing.isEmpty()) {
      mustLeaveBranch(clone.seen().head());
    }
    missing.forEach(
        (name, after) ->
            changes.add(
                attribute(
                    name,
                    Optional.ofNullable(clone.seen().references().get(name)),
                    Optional.of(after))));
    if (!clone.modified().isEmpty()) {
      changes.add(attribute("local work", joined(clone.modified()), Optional.empty()));
    }
    if (desired.manner().recursive() && !clone.stale().isEmpty()) {
      changes.add(attribute("submodules to update", joined(clone.stale()), Optional.empty()));
    }
    changes.addAll(submodules(clone, source));
    return changes;
  }

  /** The references that are to be fetched besides, and are not there as they are to be. */
  static Map<String, String> missing(Answer.Clone clone, GitObserved.Source source) {
    Map<String, String> missing = new LinkedHashMap<>(source.references());
    missing.entrySet().removeAll(clone.seen().references().entrySet());
    return missing;
  }

  private List<Change> submodules(Answer.Clone clone, GitObserved.Source source) {
    List<Change> changes = new ArrayList<>();
    for (Submodule submodule : clone.seen().submodules()) {
      String after = source.submodules().getOrDefault(submodule.path(), submodule.commit());
      if (!after.equals(submodule.commit())) {
        changes.add(
            attribute(
                "submodule " + submodule.path(),
                Optional.of(submodule.commit()),
                Optional.of(after)));
      }
    }
    return changes;
  }

  private Diff withArchive(Action action, List<Change> changes, List<Prediction<?>> predictions) {
    boolean open = !changes.isEmpty();
    desired
        .apart()
        .archive()
        .flatMap(archive -> observed.archive().map(archive::diff))
        .ifPresent(
            diff -> {
              changes.addAll(diff.changes());
              predictions.addAll(diff.predictions());
            });
    if (changes.isEmpty()) {
      return Diff.none();
    }
    Diff diff = Diff.of(action, changes).predicting(predictions);
    return open ? diff.withOpenEnd() : diff;
  }

  /** git does not fetch into the branch that is checked out, and a run of this would only fail. */
  private void mustLeaveBranch(Optional<String> head) {
    GitObserved.Source source = observed.source().orElseThrow();
    boolean branch = source.wanted().kind() == Revision.Kind.BRANCH && !desired.manner().bare();
    Optional<String> later =
        branch ? Optional.of("refs/heads/" + source.wanted().name()) : Optional.empty();
    for (String name : source.references().keySet()) {
      if (head.equals(Optional.of(name)) || later.equals(Optional.of(name))) {
        throw new TaskFailedException(
            "The refspec would fetch into \"%s\", which is checked out. Fetch into another place,"
                    .formatted(name)
                + " such as refs/remotes/%s/.".formatted(desired.manner().remote()));
      }
    }
  }

  private void mustKeepWork(Answer.Clone clone, boolean lost) {
    if (desired.manner().force()) {
      return;
    }
    if (!clone.modified().isEmpty()) {
      throw new TaskFailedException(
          ("\"%s\" has files that were altered there:\n"
                  + "%s\n"
                  + "Commit them somewhere, or throw them away with force: true.")
              .formatted(desired.dest(), String.join("\n", clone.modified())));
    }
    if (lost && !clone.unpublished().isEmpty()) {
      throw new TaskFailedException(
          ("\"%s\" has commits that are nowhere else, the last one %s. Push them, or leave them"
                  + " behind with force: true.")
              .formatted(desired.dest(), clone.unpublished().getFirst()));
    }
  }

  private static Optional<String> joined(List<String> lines) {
    return Optional.of(String.join(", ", lines.stream().map(String::strip).toList()));
  }

  private Change attribute(String name, Optional<String> before, Optional<String> after) {
    return new Change.Attribute(desired.dest(), name, before, after, false);
  }

  private List<Prediction<?>> predictions(String commit, Answer.Seen before) {
    List<Prediction<?>> predictions = new ArrayList<>(FilePredictions.afterApply(desired.dest()));
    desired
        .apart()
        .gitDirectory()
        .ifPresent(path -> predictions.addAll(FilePredictions.afterApply(path)));
    Answer after =
        new Answer.Clone(
            Optional.of(commit),
            Optional.of(desired.repo()),
            List.of(),
            List.of(),
            List.of(),
            desired.apart().gitDirectory(),
            seen(before));
    predictions.add(Prediction.of(desired.cloneProbe(), after));
    return predictions;
  }

  private Answer.Seen seen(Answer.Seen before) {
    Map<String, String> references = new LinkedHashMap<>(before.references());
    Map<String, String> tips = new LinkedHashMap<>();
    observed
        .source()
        .ifPresent(
            source -> {
              references.putAll(source.references());
              tips.putAll(source.submodules());
            });
    return new Answer.Seen(
        references,
        before.head(),
        before.submodules().stream()
            .map(
                it ->
                    new Submodule(
                        it.path(),
                        tips.getOrDefault(it.path(), it.commit()),
                        it.url(),
                        it.branch()))
            .toList());
  }
}
