package dev.slipway.module;

import dev.slipway.host.Probe;

/**
 * What a host would answer after a change. Tasks that come later in a dry run see it.
 *
 * @param <A> the type of the answer
 */
public record Prediction<A>(Probe<A> probe, Answer<A> answer) {

  /** The answer, as far as it can be known before the change is made. */
  public sealed interface Answer<A> {
    /** The host would answer exactly this. */
    record Known<A>(A value) implements Answer<A> {}

    /** Only applying will tell. */
    record AfterApply<A>() implements Answer<A> {}
  }

  public static <A> Prediction<A> of(Probe<A> probe, A value) {
    return new Prediction<>(probe, new Answer.Known<>(value));
  }

  public static <A> Prediction<A> afterApply(Probe<A> probe) {
    return new Prediction<>(probe, new Answer.AfterApply<>());
  }
}
