package dev.slipway.host.probe;

/** How far a detached job is. */
public sealed interface JobAnswer {

  /** There is no such job, or what it left was removed. */
  record Absent() implements JobAnswer {}

  /** It goes on. */
  record Running() implements JobAnswer {}

  /**
   * It is over and left no status: the host was restarted, or somebody ended what looks after it.
   */
  record Lost() implements JobAnswer {}

  /**
   * It came to an end.
   *
   * @param exit the status; 128 and the signal's number when a signal ended it
   * @param late whether it was ended because of its limit
   */
  record Finished(int exit, boolean late, String stdout, String stderr) implements JobAnswer {}
}
