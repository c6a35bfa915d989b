package dev.slipway.graph;

/**
 * A part of a block where a node stands, and which not every host goes through.
 *
 * @param block the number of the block in its play
 */
public record Section(int block, Part part) {

  /** The parts. */
  public enum Part {
    /** What is tried: a failure here is answered by what follows. */
    TRY,
    /** Done where something that was tried failed. */
    RESCUE,
    /** Done whether something failed or not. */
    ALWAYS
  }
}
