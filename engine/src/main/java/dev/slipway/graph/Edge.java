package dev.slipway.graph;

import dev.slipway.diagnostic.SourceRange;

/**
 * An order between two tasks.
 *
 * @param from index of the task that comes first
 * @param to index of the task that waits for it
 * @param relation on which hosts
 * @param reason why
 * @param range what made it
 */
public record Edge(int from, int to, Relation relation, Reason reason, SourceRange range) {

  /** On which hosts the first task must have ended. */
  public enum Relation {
    /** On the same host; when it failed there, the second is not reached there. */
    SAME_HOST,
    /** On the same host, however it ended there. */
    AFTER,
    /** On all hosts of the play, however it ended there. */
    ALL_HOSTS
  }

  /** Why there is an order. */
  public enum Reason {
    /** They are written one after the other. */
    WRITTEN_ORDER("order"),
    /** The second says {@code needs}. */
    NEEDS("needs"),
    /** The second reads a variable that the first sets. */
    DATA("data"),
    /** The first notifies the second. */
    NOTIFIES("notifies"),
    /** One of them runs once for all hosts. */
    RUN_ONCE("run_once"),
    /** The play's strategy lets hosts meet after each task. */
    BARRIER("barrier");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  Edge between(int newFrom, int newTo) {
    return new Edge(newFrom, newTo, relation, reason, range);
  }
}
