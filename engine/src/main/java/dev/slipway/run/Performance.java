package dev.slipway.run;

import dev.slipway.graph.TaskNode;
import dev.slipway.host.HostException;
import dev.slipway.model.Keyword;
import dev.slipway.model.Unknown;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskFailedException;
import dev.slipway.plan.BoundTask;
import dev.slipway.plan.ObservedTask;
import dev.slipway.template.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Does one task once, on one host: binds, observes, compares, and either applies or, in a dry run,
 * notes what would change.
 */
final class Performance {
  private final PlayContext play;
  private final TaskNode node;
  private final HostState state;
  private final Scope scope;

  Performance(PlayContext play, TaskNode node, HostState state, Scope scope) {
    this.play = play;
    this.node = node;
    this.state = state;
    this.scope = scope;
  }

  Outcome perform() {
    BoundTask<?, ?> bound = play.binder().bind(node.task(), scope);
    bound.secrets().forEach(play.services().redactions()::add);
    try {
      TaskPlace place = Places.of(play, node, state, scope);
      Outcome outcome = isDry() ? preview(bound, place) : change(bound, place);
      hideSecrets(bound, outcome);
      return outcome;
    } catch (HostException e) {
      return Outcomes.of(e);
    } catch (TaskFailedException e) {
      return new Outcome.Failed(String.valueOf(e.getMessage()), "", Optional.empty(), e.values());
    }
  }

  /** Makes the next look at the host a new one: time has gone by. */
  void lookAgain() {
    try {
      Places.of(play, node, state, scope).host().changed();
    } catch (HostException e) {
      return;
    }
  }

  private boolean isDry() {
    return new Keywording(play.renderer(), node, scope)
        .flag(Keyword.CHECK_MODE)
        .orElse(play.options().dryRun());
  }

  private <D extends Record, S> Outcome change(BoundTask<D, S> bound, TaskPlace place)
      throws HostException {
    ObservedTask<D, S> observed = place.observe(bound);
    if (observed.diff().isEmpty()) {
      return new Outcome.Unchanged(observed.values());
    }
    Optional<Approval.Refusal> refusal =
        play.services().approval().refusal(proposal(observed.diff()));
    if (refusal.isPresent()) {
      return new Outcome.Deviating(refusal.get().allowed(), observed.diff());
    }
    return Applier.apply(observed, place);
  }

  private Approval.Proposal proposal(Diff diff) {
    return new Approval.Proposal(
        node,
        state.name(),
        new Keywording(play.renderer(), node, scope).text(Keyword.DELEGATE_TO),
        Passes.label(play.renderer(), node, scope),
        diff);
  }

  /** What a module makes or finds and calls secret is masked before anything shows it. */
  private void hideSecrets(BoundTask<?, ?> bound, Outcome outcome) {
    Map<String, Object> values = outcome.values();
    for (ModuleSpec.Returned returned : bound.module().spec().returned()) {
      if (returned.sensitive() && values.get(returned.name()) instanceof String secret) {
        play.services().redactions().add(secret);
      }
    }
  }

  private <D extends Record, S> Outcome preview(BoundTask<D, S> bound, TaskPlace place)
      throws HostException {
    ForecastReader reader = place.host().forecastReader(place.become());
    try {
      ObservedTask<D, S> observed = place.observe(bound, reader);
      if (observed.diff().isEmpty()) {
        return new Outcome.Unchanged(observed.values());
      }
      play.services().approval().foreseen(proposal(observed.diff()));
      place.host().plan(node.title(), observed.diff());
      Map<String, Object> values = new LinkedHashMap<>(observed.plannedValues(node.title()));
      if (place.background().isPresent()) {
        BackgroundSession.JOB_VALUES.forEach(name -> values.put(name, new Unknown(node.title())));
      }
      return new Outcome.Changed(observed.diff(), values);
    } catch (TaskFailedException e) {
      // What is missing may come with a package or a command that is only planned so far.
      Optional<String> cause = reader.sawAbsence() ? place.host().openEnded() : Optional.empty();
      if (cause.isPresent()) {
        return new Outcome.AfterApply(cause.get());
      }
      throw e;
    }
  }
}
