package dev.slipway.run;

import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.TaskFailedException;
import dev.slipway.plan.ObservedTask;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Applies changes, and looks again whether they hold. The one caller of a module's apply. */
final class Applier {
  private Applier() {}

  static <D extends Record, S> Outcome apply(ObservedTask<D, S> task, TaskPlace place)
      throws HostException {
    HostSession session = place.session();
    try {
      return converged(task, place, make(task, place, session));
    } catch (BackgroundSession.Started e) {
      return new Outcome.Changed(task.diff(), e.values());
    } catch (TaskFailedException e) {
      Map<String, Object> values = new LinkedHashMap<>(e.values());
      values.putAll(job(session));
      return new Outcome.Failed(
          String.valueOf(e.getMessage()), "", Optional.of(task.diff()), values);
    } catch (ConnectionLostException e) {
      return afterLoss(task, place, e);
    }
  }

  private static <D extends Record, S> Map<String, Object> make(
      ObservedTask<D, S> task, TaskPlace place, HostSession session) throws HostException {
    try {
      Map<String, Object> given =
          new LinkedHashMap<>(
              task.bound().module().apply(task.bound().desired(), task.diff(), session));
      given.putAll(job(session));
      return given;
    } finally {
      place.host().changed();
    }
  }

  private static Map<String, Object> job(HostSession session) {
    return session instanceof BackgroundSession background ? background.finished() : Map.of();
  }

  private static <D extends Record, S> Outcome converged(
      ObservedTask<D, S> task, TaskPlace place, Map<String, Object> given) throws HostException {
    if (task.diff().action() == Action.RUN) {
      Map<String, Object> values = new LinkedHashMap<>(task.values());
      values.putAll(given);
      return new Outcome.Changed(task.diff(), values);
    }
    ObservedTask<D, S> after = place.observeAgain(task.bound());
    Map<String, Object> values = new LinkedHashMap<>(after.values());
    values.putAll(given);
    return after.diff().isEmpty()
        ? new Outcome.Changed(task.diff(), values)
        : new Outcome.Failed(
            "It was applied and did not converge: " + subjects(after) + " still differs.",
            "look whether something else on the host sets it back",
            Optional.of(after.diff()),
            values);
  }

  /** The state itself tells whether the change was made, unless it was a command. */
  private static <D extends Record, S> Outcome afterLoss(
      ObservedTask<D, S> task, TaskPlace place, ConnectionLostException lost) throws HostException {
    place.host().changed();
    if (Thread.currentThread().isInterrupted()) {
      return new Outcome.Indeterminate(
          "The run was ended while this was applied; whether it was done is not known.",
          "run again: what is done already is seen as done");
    }
    if (task.diff().action() != Action.RUN) {
      try {
        ObservedTask<D, S> after = place.observe(task.bound());
        if (after.diff().isEmpty()) {
          return new Outcome.Changed(task.diff(), after.values());
        }
      } catch (HostException stillAway) {
        lost.addSuppressed(stillAway);
      }
    }
    return new Outcome.Indeterminate(
        "The connection was lost while this was applied; whether it was done is not known.",
        lost.fix());
  }

  private static String subjects(ObservedTask<?, ?> after) {
    return after.diff().changes().stream()
        .map(Change::subject)
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
