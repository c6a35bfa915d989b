package dev.slipway.graph;

/**
 * A part of a block where a node stands, and which not every host goes through.
 *
 * @param block the number of the block or inclusion in its play
 * @param choice which of the choices of an inclusion, from 0
 */
public record Section(int block, Part part, int choice) {
  Section(int block, Part part) {
    this(block, part, 0);
  }

  /** The parts. */
  public enum Part {
    /** What is tried: a failure here is answered by what follows. */
    TRY,
    /** Done where something that was tried failed. */
    RESCUE,
    /** Done whether something failed or not. */
    ALWAYS,
    /** Done where an inclusion turned out to be this one. */
    INCLUDED,
    /** A role; a host may leave it before its end. */
    ROLE
  }
}
