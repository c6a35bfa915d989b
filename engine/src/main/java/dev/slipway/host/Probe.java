package dev.slipway.host;

/**
 * A typed, read-only question to a host. Implementations are records, so that two equal questions
 * are one question.
 *
 * @param <A> the type of the answer
 */
public interface Probe<A> {

  /** How questions of this kind are asked, many in one go. */
  ProbeKind<?, A> kind();

  /**
   * What the question is about. A predicted answer replaces the answers to every probe of the same
   * subject, whatever detail it asks for.
   */
  default Object subject() {
    return this;
  }

  /** Whether a (predicted) answer holds what this question asks for. */
  default boolean isAnsweredBy(A answer) {
    return true;
  }

  /**
   * Whether the answer says that the thing is not there. What is absent now may have come with a
   * package or a command that a dry run only plans.
   */
  default boolean isAbsent(A answer) {
    return false;
  }
}
