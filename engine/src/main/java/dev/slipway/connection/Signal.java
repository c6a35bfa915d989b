package dev.slipway.connection;

/** What came up in one output of a shell. */
sealed interface Signal {

  /** Which output. */
  Output output();

  /** Everything since the signal before, without the signal itself. */
  byte[] text();

  /** One of the two outputs of a shell. */
  enum Output {
    STDOUT,
    STDERR
  }

  /** A mark that the shell prints, such as after a script. */
  @SuppressWarnings("ArrayRecordComponent") // may be large: handed on, never compared or altered
  record Frame(Output output, byte[] text, int number) implements Signal {}

  /** The output ended. */
  @SuppressWarnings("ArrayRecordComponent") // may be large: handed on, never compared or altered
  record End(Output output, byte[] text) implements Signal {}
}
