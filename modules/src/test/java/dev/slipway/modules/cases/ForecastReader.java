package dev.slipway.modules.cases;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.Probe;
import dev.slipway.module.Forecast;
import dev.slipway.module.Prediction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A host as it will be after planned changes, as a dry run sees it. */
public record ForecastReader(HostReader host, Forecast forecast) implements HostReader {

  /** Ends an observation whose outcome only applying will tell. */
  public static final class KnownAfterApply extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KnownAfterApply(Probe<?> probe) {
      super(probe.toString());
    }
  }

  @Override
  public <A> A ask(Probe<A> probe) throws HostException {
    Optional<Prediction.Answer<A>> answer = forecast.answer(probe);
    return switch (answer.isPresent() ? answer.get() : forecast.completed(probe, host.ask(probe))) {
      case Prediction.Answer.Known<A>(A value) -> value;
      case Prediction.Answer.AfterApply<A> _ -> throw new KnownAfterApply(probe);
    };
  }

  @Override
  public <A> List<A> askAll(Collection<? extends Probe<A>> probes) throws HostException {
    List<A> answers = new ArrayList<>();
    for (Probe<A> probe : probes) {
      answers.add(ask(probe));
    }
    return answers;
  }
}
