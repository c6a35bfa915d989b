package dev.slipway.host;

import java.util.Collection;
import java.util.List;

/**
 * Asks a host, and changes nothing. Questions that several tasks ask at about the same time travel
 * together; an answer is remembered until something is applied to the host.
 */
public interface HostReader {

  /**
   * The answer to one question.
   *
   * @throws HostException when the host cannot be asked
   */
  <A> A ask(Probe<A> probe) throws HostException;

  /**
   * A question that will probably be asked soon: it travels along with others when that costs no
   * exchange of its own. Never alters an answer.
   */
  default void mention(Probe<?> probe) {}

  /** The answers to several questions, asked together, in the order of the questions. */
  <A> List<A> askAll(Collection<? extends Probe<A>> probes) throws HostException;
}
