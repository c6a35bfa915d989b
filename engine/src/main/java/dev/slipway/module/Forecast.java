package dev.slipway.module;

import dev.slipway.host.Probe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one host would answer after the changes that a dry run has planned for it so far. Immutable.
 *
 * <p>The latest prediction that decides a question wins: one about its subject, one about an {@link
 * Probe#enclosing} subject that implies an answer, or one about a subject whose change decides it
 * ({@link Probe#afterChangeOf}). So a file is absent once its directory was removed, also when the
 * directory was made anew afterwards.
 */
public final class Forecast {
  private static final Forecast NONE = new Forecast(Map.of(), 0);

  private final Map<Object, Entry> latest;
  private final int length;

  private Forecast(Map<Object, Entry> latest, int length) {
    this.latest = latest;
    this.length = length;
  }

  private record Entry(int number, Prediction.Answer<?> answer, @Nullable Entry earlier) {}

  private record Decision<A>(int number, Prediction.Answer<A> answer) {}

  public static Forecast none() {
    return NONE;
  }

  /** The forecast with later predictions; among themselves they stand in order. */
  public Forecast after(List<Prediction<?>> predictions) {
    if (predictions.isEmpty()) {
      return this;
    }
    Map<Object, Entry> longer = new HashMap<>(latest);
    int number = length;
    for (Prediction<?> prediction : predictions) {
      Object subject = prediction.probe().subject();
      longer.put(subject, new Entry(++number, prediction.answer(), longer.get(subject)));
    }
    return new Forecast(longer, number);
  }

  /**
   * The predicted answer.
   *
   * @return empty when the host has to be asked; what it says then goes through {@link #completed}
   */
  public <A> Optional<Prediction.Answer<A>> answer(Probe<A> probe) {
    return decided(probe).filter(answer -> isSufficient(probe, answer));
  }

  /** The answer after what is planned, when the host answers {@code now} at present. */
  public <A> Prediction.Answer<A> completed(Probe<A> probe, A now) {
    Optional<Prediction.Answer<A>> decided = decided(probe);
    if (decided.isEmpty()) {
      return new Prediction.Answer.Known<>(now);
    }
    return switch (decided.get()) {
      case Prediction.Answer.Known<A>(A value) when !probe.isAnsweredBy(value) ->
          probe
              .completed(value, now)
              .<Prediction.Answer<A>>map(Prediction.Answer.Known::new)
              .orElseGet(Prediction.Answer.AfterApply::new);
      case Prediction.Answer<A> answer -> answer;
    };
  }

  /** Whether a prediction has a say about the answer. */
  public boolean decides(Probe<?> probe) {
    return decided(probe).isPresent();
  }

  private <A> Optional<Prediction.Answer<A>> decided(Probe<A> probe) {
    Stream<Decision<A>> own =
        Optional.ofNullable(latest.get(probe.subject())).stream().map(this::decision);
    Stream<Decision<A>> implied =
        probe.enclosing().stream()
            .flatMap(subject -> Stream.ofNullable(latest.get(subject)))
            .flatMap(entry -> implied(probe, entry).stream());
    Stream<Decision<A>> caused =
        latest.entrySet().stream().flatMap(entry -> caused(probe, entry).stream());
    return Stream.of(own, implied, caused)
        .flatMap(decisions -> decisions)
        .reduce((first, second) -> second.number() > first.number() ? second : first)
        .map(Decision::answer);
  }

  @SuppressWarnings("unchecked") // Probes of one subject have answers of one type.
  private <A> Decision<A> decision(Entry entry) {
    return new Decision<>(entry.number(), (Prediction.Answer<A>) entry.answer());
  }

  private static <A> Optional<Decision<A>> implied(Probe<A> probe, Entry latest) {
    for (Entry entry = latest; entry != null; entry = entry.earlier()) {
      int number = entry.number();
      Optional<Prediction.Answer<A>> answer =
          switch (entry.answer()) {
            case Prediction.Answer.Known<?>(Object value) ->
                probe.impliedBy(value).map(Prediction.Answer.Known::new);
            case Prediction.Answer.AfterApply<?> _ ->
                Optional.of(new Prediction.Answer.AfterApply<>());
          };
      if (answer.isPresent()) {
        return answer.map(found -> new Decision<>(number, found));
      }
    }
    return Optional.empty();
  }

  private static <A> Optional<Decision<A>> caused(Probe<A> probe, Map.Entry<Object, Entry> entry) {
    return probe
        .afterChangeOf(entry.getKey())
        .map(
            answer ->
                new Decision<>(entry.getValue().number(), new Prediction.Answer.Known<>(answer)));
  }

  private static <A> boolean isSufficient(Probe<A> probe, Prediction.Answer<A> answer) {
    return switch (answer) {
      case Prediction.Answer.Known<A>(A value) -> probe.isAnsweredBy(value);
      case Prediction.Answer.AfterApply<A> _ -> true;
    };
  }
}
