package dev.slipway.host;

import java.util.List;
import java.util.Optional;

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
   * What the question is about: a value of a type of its own, so that things of different kinds
   * never meet. A predicted answer replaces the answers to every probe of the same subject,
   * whatever detail it asks for.
   */
  default Object subject() {
    return this;
  }

  /** Whether a (predicted) answer holds what this question asks for. */
  default boolean isAnsweredBy(A answer) {
    return true;
  }

  /**
   * The answer, where a prediction tells less than this question asks for and the rest stays as it
   * is: a file that only gets another mode keeps its content.
   *
   * @param predicted an answer that {@link #isAnsweredBy} refuses
   * @param now what the host answers now
   * @return empty when only applying will tell
   */
  default Optional<A> completed(A predicted, A now) {
    return Optional.empty();
  }

  /**
   * Whether the answer says that the thing is not there. What is absent now may have come with a
   * package or a command that a dry run only plans.
   */
  default boolean isAbsent(A answer) {
    return false;
  }

  /**
   * Whether the answer holds until the connection ends, whatever tasks change meanwhile: what it is
   * about was settled by the login.
   */
  default boolean outlastsChanges() {
    return false;
  }

  /**
   * The subjects of the things that this one lies in, nearest first, such as the directories of a
   * file.
   */
  default List<?> enclosing() {
    return List.of();
  }

  /**
   * What a predicted answer about an {@link #enclosing} subject says about this question, such as
   * the absence of a directory about a file in it.
   *
   * @return empty when it says nothing
   */
  default Optional<A> impliedBy(Object enclosingAnswer) {
    return Optional.empty();
  }

  /**
   * What any predicted change of another subject says about this question, such as a changed unit
   * file about whether systemd has read its unit files.
   *
   * @return empty when it says nothing
   */
  default Optional<A> afterChangeOf(Object subject) {
    return Optional.empty();
  }
}
