package dev.slipway.run;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.Probe;
import dev.slipway.model.Unknown;
import dev.slipway.module.Forecast;
import dev.slipway.module.Prediction;
import dev.slipway.template.KnownAfterApplyException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Answers as the host would after the changes planned so far: from the forecast where it decides,
 * else from the host itself.
 */
final class ForecastReader implements HostReader {
  private final HostReader host;
  private final Forecast forecast;
  private final List<RemoteHost.Planned> planned;
  private volatile boolean sawAbsence;

  ForecastReader(HostReader host, Forecast forecast, List<RemoteHost.Planned> planned) {
    this.host = host;
    this.forecast = forecast;
    this.planned = planned;
  }

  /** Whether the host itself said of something that it is not there. */
  boolean sawAbsence() {
    return sawAbsence;
  }

  @Override
  public <A> A ask(Probe<A> probe) throws HostException {
    return this.<A>askAll(List.of(probe)).getFirst();
  }

  @Override
  public void mention(Probe<?> probe) {
    if (forecast.answer(probe).isEmpty()) {
      host.mention(probe);
    }
  }

  @Override
  public <A> List<A> askAll(Collection<? extends Probe<A>> probes) throws HostException {
    List<Probe<A>> asked = new ArrayList<>();
    List<Optional<A>> predicted = new ArrayList<>();
    for (Probe<A> probe : probes) {
      Optional<A> answer = forecast.answer(probe).map(found -> known(probe, found));
      predicted.add(answer);
      if (answer.isEmpty()) {
        asked.add(probe);
      }
    }
    return merge(predicted, asked, asked.isEmpty() ? List.of() : host.askAll(asked));
  }

  private <A> List<A> merge(List<Optional<A>> predicted, List<Probe<A>> asked, List<A> answers) {
    List<A> all = new ArrayList<>();
    int next = 0;
    for (Optional<A> answer : predicted) {
      if (answer.isPresent()) {
        all.add(answer.get());
      } else {
        sawAbsence |= asked.get(next).isAbsent(answers.get(next));
        all.add(known(asked.get(next), forecast.completed(asked.get(next), answers.get(next))));
        next++;
      }
    }
    return all;
  }

  private <A> A known(Probe<A> probe, Prediction.Answer<A> answer) {
    return switch (answer) {
      case Prediction.Answer.Known<A>(A value) -> value;
      case Prediction.Answer.AfterApply<A> _ ->
          throw new KnownAfterApplyException(new Unknown(cause(probe)));
    };
  }

  /** The latest planned task that has a say about the answer. */
  private String cause(Probe<?> probe) {
    return planned.reversed().stream()
        .filter(change -> Forecast.none().after(change.diff().predictions()).decides(probe))
        .map(RemoteHost.Planned::task)
        .findFirst()
        .orElse("an earlier task");
  }
}
