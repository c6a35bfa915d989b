package dev.slipway.modules.cases;

import dev.slipway.host.Probe;
import java.util.List;

/**
 * How case files write the answers to one kind of probe.
 *
 * @param <P> the probe
 * @param <A> its answer
 */
public interface ProbeNotation<P extends Probe<A>, A> {

  Class<P> probe();

  /**
   * The keys under {@code host:} that answer this probe, such as {@code file /etc/motd}; the first
   * one that the case lists is taken.
   */
  List<String> keys(P probe);

  /**
   * The answer that a value under {@code host:} stands for.
   *
   * @param written a text, number, boolean, list or map as YAML gives it
   * @throws IllegalArgumentException when the value is not in this notation
   */
  A answer(P probe, Object written);
}
