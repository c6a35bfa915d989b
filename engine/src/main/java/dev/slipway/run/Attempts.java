package dev.slipway.run;

import dev.slipway.graph.TaskNode;
import dev.slipway.model.Definition;
import dev.slipway.model.Keyword;
import dev.slipway.model.Precedence;
import dev.slipway.model.VariableLayer;
import dev.slipway.module.Diff;
import dev.slipway.template.KnownAfterApplyException;
import dev.slipway.template.Scope;
import dev.slipway.tree.Node;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Runs a task, or one pass of its loop, as often as {@code until} wants, and judges the result. */
final class Attempts {
  private static final long RETRIES = 3;
  private static final long DELAY_SECONDS = 5;

  private final PlayContext play;
  private final TaskNode node;
  private final Scope scope;
  private final Performance performance;
  private final Keywording keywords;

  Attempts(PlayContext play, TaskNode node, HostState state, Scope scope) {
    this.play = play;
    this.node = node;
    this.scope = scope;
    this.keywords = new Keywording(play.renderer(), node, scope);
    this.performance = new Performance(play, node, state, scope);
  }

  Outcome run() {
    Optional<Node> until = own(Keyword.UNTIL);
    boolean again = until.isPresent() || own(Keyword.RETRIES).isPresent();
    long left = again ? keywords.integer(Keyword.RETRIES).orElse(RETRIES) : 0;
    long attempts = 1;
    Outcome outcome = attempt(again ? attempts : 0);
    while (left-- > 0 && !isDone(until, outcome) && pause()) {
      attempts++;
      performance.lookAgain();
      outcome = attempt(attempts);
    }
    return again ? finished(until, outcome, attempts) : outcome;
  }

  /**
   * @param number from 1, to be found in the result; 0 for what is tried but once
   */
  private Outcome attempt(long number) {
    Outcome outcome = performance.perform();
    return judged(number == 0 ? outcome : numbered(outcome, number));
  }

  private static Outcome numbered(Outcome outcome, long number) {
    Map<String, Object> values = new LinkedHashMap<>(outcome.values());
    values.put("attempts", number);
    return switch (outcome) {
      case Outcome.Unchanged _ -> new Outcome.Unchanged(values);
      case Outcome.Changed done -> new Outcome.Changed(done.diff(), values);
      case Outcome.Failed done ->
          new Outcome.Failed(done.message(), done.fix(), done.attempted(), values);
      case Outcome.AfterApply _,
          Outcome.Skipped _,
          Outcome.Unreachable _,
          Outcome.Indeterminate _,
          Outcome.Deviating _,
          Outcome.NotReached _ ->
          outcome;
    };
  }

  /** A command that ran has changed something, whatever it ended with. */
  private static boolean isChange(Outcome outcome) {
    return outcome instanceof Outcome.Changed
        || (outcome instanceof Outcome.Failed failed && failed.attempted().isPresent());
  }

  private Optional<Node> own(Keyword keyword) {
    return node.task().keywords().get(keyword);
  }

  private boolean isDone(Optional<Node> until, Outcome outcome) {
    if (outcome instanceof Outcome.AfterApply
        || outcome instanceof Outcome.Deviating
        || play.options().dryRun()) {
      return true;
    }
    boolean failed = outcome instanceof Outcome.Failed;
    return until
        .map(condition -> play.renderer().holds(condition, withResult(outcome)))
        .orElse(!failed);
  }

  private Outcome finished(Optional<Node> until, Outcome outcome, long attempts) {
    if (isDone(until, outcome) || outcome instanceof Outcome.Failed) {
      return outcome;
    }
    return new Outcome.Failed(
        "The condition of until did not hold after " + attempts + " runs.",
        "look at the host, or give it more retries or a longer delay",
        Optional.empty(),
        outcome.values());
  }

  private boolean pause() {
    try {
      Thread.sleep(Duration.ofSeconds(keywords.integer(Keyword.DELAY).orElse(DELAY_SECONDS)));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What {@code failed_when} and {@code changed_when} make of an outcome. */
  private Outcome judged(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Unchanged _, Outcome.Changed _, Outcome.Failed _ -> judgeResult(outcome);
      case Outcome.AfterApply _,
          Outcome.Skipped _,
          Outcome.Unreachable _,
          Outcome.Indeterminate _,
          Outcome.Deviating _,
          Outcome.NotReached _ ->
          outcome;
    };
  }

  private Outcome judgeResult(Outcome outcome) {
    Optional<Boolean> failed = verdict(Keyword.FAILED_WHEN, outcome);
    if (failed.orElse(outcome instanceof Outcome.Failed)) {
      return outcome instanceof Outcome.Failed
          ? outcome
          : new Outcome.Failed(
              "The condition of failed_when holds.", "", Optional.empty(), outcome.values());
    }
    boolean changed = verdict(Keyword.CHANGED_WHEN, outcome).orElse(isChange(outcome));
    if (!verdict(Keyword.VERIFY, outcome).orElse(true)) {
      return new Outcome.Failed(
          "What verify says does not hold.", "", attempted(outcome), outcome.values());
    }
    return switch (outcome) {
      case Outcome.Changed done when changed -> done;
      case Outcome.Failed done when changed && done.attempted().isPresent() ->
          new Outcome.Changed(done.attempted().get(), done.values());
      case Outcome.Unchanged done when changed ->
          new Outcome.Changed(Diff.run("changed_when"), done.values());
      default -> new Outcome.Unchanged(outcome.values());
    };
  }

  private static Optional<Diff> attempted(Outcome outcome) {
    return outcome instanceof Outcome.Changed changed
        ? Optional.of(changed.diff())
        : Optional.empty();
  }

  /** The verdict of a condition; none where it is not given, or not known in a dry run. */
  private Optional<Boolean> verdict(Keyword keyword, Outcome outcome) {
    try {
      return own(keyword).map(condition -> play.renderer().holds(condition, withResult(outcome)));
    } catch (KnownAfterApplyException e) {
      return Optional.empty();
    }
  }

  private Scope withResult(Outcome outcome) {
    return withResult(node, scope, outcome);
  }

  /** The scope in which a task sees its own result under the name it registers. */
  static Scope withResult(TaskNode node, Scope scope, Outcome outcome) {
    Map<String, Definition> own = new LinkedHashMap<>();
    node.task()
        .keywords()
        .scalar(Keyword.REGISTER)
        .ifPresent(
            name ->
                own.put(
                    name.text(), new Definition.Data(Outcomes.registered(outcome, node.title()))));
    return scope.with(new VariableLayer(Precedence.MAGIC, "this task", own));
  }
}
