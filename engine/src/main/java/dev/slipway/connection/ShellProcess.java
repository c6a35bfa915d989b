package dev.slipway.connection;

import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalInt;

/** A {@code sh} that runs somewhere and reads commands from its standard input. */
public interface ShellProcess extends AutoCloseable {

  /** Leads to its standard input; what is written arrives after a flush. */
  OutputStream input();

  /**
   * Its exit status, 128 and the signal's number when a signal ended it. Empty while it runs, and
   * when it is not known because the connection ended first.
   */
  OptionalInt exitStatus();

  /** Why it was lost, when it was and that is known; one clause. */
  default Optional<String> lossReason() {
    return Optional.empty();
  }

  /** Lets go of it at once, whatever it does; its outputs are closed before or soon after. */
  @Override
  void close();
}
