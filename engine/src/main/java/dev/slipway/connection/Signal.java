package dev.slipway.connection;

/** What came up in one output of a shell. */
sealed interface Signal {

  /** Which output. */
  Output output();

  /** One of the two outputs of a shell. */
  enum Output {
    STDOUT,
    STDERR
  }

  /** One that comes with everything since the one before, without the signal itself. */
  sealed interface Text extends Signal {
    byte[] text();
  }

  /** A mark that the shell prints, such as after a script. */
  @SuppressWarnings("ArrayRecordComponent") // may be large: handed on, never compared or altered
  record Frame(Output output, byte[] text, int number) implements Text {}

  /** The output ended. */
  @SuppressWarnings("ArrayRecordComponent") // may be large: handed on, never compared or altered
  record End(Output output, byte[] text) implements Text {}

  /** There is more text than will be kept. */
  record Overflow(Output output) implements Signal {}
}
