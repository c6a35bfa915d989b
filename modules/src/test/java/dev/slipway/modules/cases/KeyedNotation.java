package dev.slipway.modules.cases;

import dev.slipway.host.Probe;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A notation with one key for each probe. */
public record KeyedNotation<P extends Probe<A>, A>(
    Class<P> probe, Function<P, String> key, BiFunction<P, Object, A> reading)
    implements ProbeNotation<P, A> {
  @Override
  public List<String> keys(P asked) {
    return List.of(key.apply(asked));
  }

  @Override
  public A answer(P asked, Object written) {
    return reading.apply(asked, written);
  }
}
