package dev.slipway.modules.sources;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.Actor;
import dev.slipway.host.probe.ActorProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.sources.CloneProbe.Answer;
import dev.slipway.modules.support.FilePredictions;
import dev.slipway.modules.support.NewDirectories;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.ToolProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A clone of a git repository, at a version. */
final class GitModule implements TaskModule<GitSettings, GitModule.Observed> {
  private static final ModuleSpec SPEC = GitSettings.spec();

  /**
   * What is there.
   *
   * @param wanted what the version stands for; empty when it does not matter
   * @param directories that are to be made first
   */
  record Observed(Answer place, Optional<Revision> wanted, NewDirectories directories) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public GitSettings bind(Arguments arguments) {
    return GitSettings.bind(arguments);
  }

  @Override
  public Observed observe(GitSettings desired, HostReader host) throws HostException {
    ToolProbe.require(host, desired.by().executable(), "git");
    Answer clone = host.ask(desired.cloneProbe());
    NewDirectories directories = new NewDirectories(List.of(), Ownership.none());
    if (clone instanceof Answer.Absent && desired.manner().cloned()) {
      directories = directories(desired, host);
    }
    boolean left = clone instanceof Answer.Clone && !desired.manner().update();
    return new Observed(
        clone, left ? Optional.empty() : Optional.of(wanted(desired, host)), directories);
  }

  private static NewDirectories directories(GitSettings desired, HostReader host)
      throws HostException {
    List<String> wanted = List.of(desired.dest());
    Actor actor = host.ask(new ActorProbe());
    return NewDirectories.plan(
        wanted, NewDirectories.observe(host, wanted), Ownership.none(), actor);
  }

  private static Revision wanted(GitSettings desired, HostReader host) throws HostException {
    return switch (host.ask(desired.remoteProbe())) {
      case RemoteProbe.Answer.References references -> Revision.of(desired.version(), references);
      case RemoteProbe.Answer.Refused(String complaint) ->
          throw new TaskFailedException("The repository cannot be read. git says:\n" + complaint);
    };
  }

  @Override
  public Diff diff(GitSettings desired, Observed observed) {
    return switch (observed.place()) {
      case Answer.Absent _ -> desired.manner().cloned() ? creation(desired, observed) : Diff.none();
      case Answer.InTheWay(String what) ->
          throw new TaskFailedException(
              "\"%s\" is %s, and no clone. Remove it first, or choose another dest."
                  .formatted(desired.dest(), what));
      case Answer.Refused(String complaint) ->
          throw new TaskFailedException(
              "git does not read \"%s\":\n%s".formatted(desired.dest(), complaint));
      case Answer.Clone clone ->
          desired.manner().update() ? update(desired, clone, observed) : Diff.none();
    };
  }

  private static Diff creation(GitSettings desired, Observed observed) {
    List<Change> changes = new ArrayList<>(observed.directories().changes());
    String commit = observed.wanted().orElseThrow().commit();
    changes.add(attribute(desired, "commit", Optional.empty(), Optional.of(commit)));
    List<Prediction<?>> predictions = new ArrayList<>(observed.directories().predictions());
    predictions.addAll(predictions(desired, commit));
    return Diff.of(Action.CREATE, changes).predicting(predictions).withOpenEnd();
  }

  private static Diff update(GitSettings desired, Answer.Clone clone, Observed observed) {
    String commit = observed.wanted().orElseThrow().commit();
    boolean moves = !clone.commit().equals(Optional.of(commit));
    mustKeepWork(desired, clone, moves);
    List<Change> changes = new ArrayList<>();
    if (!clone.url().equals(Optional.of(desired.repo()))) {
      changes.add(
          attribute(
              desired,
              "remote " + desired.manner().remote(),
              clone.url(),
              Optional.of(desired.repo())));
    }
    if (moves) {
      changes.add(attribute(desired, "commit", clone.commit(), Optional.of(commit)));
    }
    if (!clone.modified().isEmpty()) {
      changes.add(attribute(desired, "local work", joined(clone.modified()), Optional.empty()));
    }
    if (desired.manner().recursive() && !clone.stale().isEmpty()) {
      changes.add(
          attribute(desired, "submodules to update", joined(clone.stale()), Optional.empty()));
    }
    if (changes.isEmpty()) {
      return Diff.none();
    }
    return Diff.of(Action.UPDATE, changes).predicting(predictions(desired, commit)).withOpenEnd();
  }

  private static void mustKeepWork(GitSettings desired, Answer.Clone clone, boolean moves) {
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
    if (moves && !clone.unpublished().isEmpty()) {
      throw new TaskFailedException(
          ("\"%s\" has commits that are nowhere else, the last one %s. Push them, or leave them"
                  + " behind with force: true.")
              .formatted(desired.dest(), clone.unpublished().getFirst()));
    }
  }

  private static Optional<String> joined(List<String> lines) {
    return Optional.of(String.join(", ", lines.stream().map(String::strip).toList()));
  }

  private static Change attribute(
      GitSettings desired, String name, Optional<String> before, Optional<String> after) {
    return new Change.Attribute(desired.dest(), name, before, after, false);
  }

  private static List<Prediction<?>> predictions(GitSettings desired, String commit) {
    List<Prediction<?>> predictions = new ArrayList<>(FilePredictions.afterApply(desired.dest()));
    Answer after =
        new Answer.Clone(
            Optional.of(commit), Optional.of(desired.repo()), List.of(), List.of(), List.of());
    predictions.add(Prediction.of(desired.cloneProbe(), after));
    return predictions;
  }

  @Override
  public Map<String, Object> apply(GitSettings desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    Map<String, Object> returned = new LinkedHashMap<>();
    if (observed.place() instanceof Answer.Clone clone) {
      clone.commit().ifPresent(commit -> returned.put("before", commit));
      returned.put("remote_url_changed", !clone.url().equals(Optional.of(desired.repo())));
    }
    Revision wanted = observed.wanted().orElseThrow();
    new Checkout(desired, wanted, host).bring(observed.place(), observed.directories());
    returned.put("after", wanted.commit());
    return returned;
  }

  @Override
  public Map<String, Object> values(GitSettings desired, Observed observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    Optional<String> commit =
        observed.place() instanceof Answer.Clone clone ? clone.commit() : Optional.empty();
    commit.ifPresent(before -> values.put("before", before));
    observed
        .wanted()
        .map(Revision::commit)
        .or(() -> commit)
        .ifPresent(after -> values.put("after", after));
    return values;
  }
}
