package dev.slipway.module;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import java.util.Map;

/**
 * What a task can ask for: brings one thing on a host to a declared state.
 *
 * <p>The engine calls {@code bind}, {@code observe} and {@code diff}. A dry run ends there. A run
 * calls {@code apply} when the diff asks for something, observes again, and fails the task with
 * "did not converge" when the diff is not empty then (unless its action is {@link Action#RUN}).
 * Implementations hold no state; one instance serves all hosts at once.
 *
 * <p>Laws, tested for every module: observing changes nothing; the changes of a dry run equal those
 * of the run that follows; the second run changes nothing; each state parameter altered alone
 * yields a diff; sensitive values appear nowhere; an interrupted apply, run again, converges.
 *
 * <p>{@code observe}, {@code diff} and {@code apply} throw {@link TaskFailedException} when the
 * declared state cannot be had, with a sentence that says why and what to do.
 *
 * @param <D> the desired state, with its controls; a record
 * @param <S> the observed state
 */
public interface TaskModule<D extends Record, S> {

  /** Name, parameters, documentation. The same object at each call. */
  ModuleSpec spec();

  /**
   * The typed form of the arguments, which satisfy the spec already. Relations that a spec cannot
   * state are reported by {@link Arguments#reject}. Pure.
   */
  D bind(Arguments arguments);

  /** What is there now. Absence is a value, never null. */
  S observe(D desired, HostReader host) throws HostException;

  /** What has to change. Pure. */
  Diff diff(D desired, S observed);

  /**
   * Brings the host there.
   *
   * @param diff what {@code diff} returned for the state just observed
   * @return values for {@code register} that only doing it gives, such as the output of a command
   */
  Map<String, Object> apply(D desired, Diff diff, HostSession host) throws HostException;

  /**
   * Values for {@code register} that the state gives. In a dry run {@code observed} is the state
   * before; values that apply would alter are left out, so that they are known after apply.
   */
  default Map<String, Object> values(D desired, S observed) {
    return Map.of();
  }
}
