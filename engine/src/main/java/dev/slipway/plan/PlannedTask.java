package dev.slipway.plan;

import dev.slipway.module.Diff;
import java.util.Optional;

/**
 * What a dry run says of one task on one host, or of one pass of its loop.
 *
 * @param play the number of the play among those of all playbooks, from 0
 * @param task the title, for people
 * @param place where the task is written, as file:line:column
 * @param delegate the host it is done on instead, if any
 * @param item the label in a loop
 */
public record PlannedTask(
    int play,
    String task,
    String place,
    String host,
    Optional<String> delegate,
    Optional<String> item,
    Expectation expectation) {

  /** What is expected of a run. */
  public sealed interface Expectation {

    /**
     * This change.
     *
     * @param diff without predictions; secrets in it are masked
     * @param behind the task before it of which nobody can tell all that it does on the host: what
     *     is there before the change may then be something else than {@code diff} says
     */
    record Known(Diff diff, Optional<String> behind) implements Expectation {}

    /**
     * Whatever it turns out to be.
     *
     * @param task the task whose run will tell
     */
    record AfterApply(String task) implements Expectation {}

    /** A change that {@code no_log} hides. */
    record Hidden() implements Expectation {}
  }
}
