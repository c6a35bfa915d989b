package dev.slipway.run;

import dev.slipway.module.Diff;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a task ended on a host, or one pass of its loop. */
public sealed interface Outcome {

  /** What {@code register} gets besides the words that every result has. */
  default Map<String, Object> values() {
    return Map.of();
  }

  /** The host was as declared, or a command ran that counts as no change. */
  record Unchanged(Map<String, Object> values) implements Outcome {}

  /** It was changed; in a dry run: it would be. */
  record Changed(Diff diff, Map<String, Object> values) implements Outcome {}

  /**
   * Only in a dry run: what would happen is known when another task was applied.
   *
   * @param task the title of that task
   */
  record AfterApply(String task) implements Outcome {}

  /** It was not for this host. */
  record Skipped(String reason) implements Outcome {}

  /**
   * The declared state could not be had.
   *
   * @param fix what the user can do; empty when the message says it
   * @param attempted the change that was under way, parts of which may be done
   */
  record Failed(String message, String fix, Optional<Diff> attempted, Map<String, Object> values)
      implements Outcome {}

  /** The host could not be reached; nothing was done. */
  record Unreachable(String message, String fix) implements Outcome {}

  /** The connection ended while something was applied; what was done is not known. */
  record Indeterminate(String message, String fix) implements Outcome {}

  /**
   * The change is not one that was approved; nothing of it was made.
   *
   * @param approved what might have been done here instead
   */
  record Deviating(List<Diff> approved, Diff found) implements Outcome {}

  /** It never started, because of what happened before. */
  record NotReached(String because) implements Outcome {}
}
