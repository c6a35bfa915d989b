package dev.slipway.report;

import dev.slipway.run.Outcome;

/** What is said of a change that is not the one that was reviewed. */
final class Deviation {
  static final String FIX = "plan again, and review what differs";

  private Deviation() {}

  static String message(Outcome.Deviating deviating) {
    return deviating.approved().isEmpty()
        ? "A change is due here that the reviewed plan does not have; nothing of it was made."
        : "The change that is due is not the one that was reviewed; nothing of it was made.";
  }
}
