package dev.slipway.graph;

import java.util.List;

/**
 * What a node of kind {@link TaskNode.Kind#GATE} decides for each host.
 *
 * @param block the number of the block or inclusion in its play
 * @param choices the names that an inclusion can have
 */
public record Gate(int block, Step step, List<String> choices) {
  public Gate {
    choices = List.copyOf(choices);
  }

  Gate(int block, Step step) {
    this(block, step, List.of());
  }

  /** The places of a block where it is decided how a host goes on. */
  public enum Step {
    /** Before the block: remembers whether the host comes here at all. */
    ENTER,
    /** Behind what is tried: lets a host that failed there go on with the rescue. */
    RESCUE,
    /** Lets every host that entered go on; a failure is remembered. */
    ALWAYS,
    /** Behind the block: a failure that was not rescued holds again. */
    LEAVE,
    /** Decides which of its choices an inclusion is. */
    INCLUDE
  }
}
