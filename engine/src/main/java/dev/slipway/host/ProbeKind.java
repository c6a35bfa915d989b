package dev.slipway.host;

import java.util.List;

/**
 * Asks many probes of one kind with few processes and reads the answers.
 *
 * @param <P> the probe
 * @param <A> its answer
 */
public interface ProbeKind<P extends Probe<A>, A> {

  /** Names the kind in profiles and messages, such as {@code file}. */
  String name();

  /**
   * One read-only POSIX sh script that asks all the questions. It runs in a subshell with {@code
   * LC_ALL=C}; values of probes are quoted.
   */
  Script script(List<P> probes);

  /**
   * The answers, in the order of the probes. Pure.
   *
   * @throws UnreadableAnswerException when the output is not what the script prints
   */
  List<A> parse(List<P> probes, ScriptResult result) throws UnreadableAnswerException;
}
