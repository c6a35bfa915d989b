package dev.slipway.connection;

import dev.slipway.host.HostException;
import java.io.OutputStream;

/** Starts shells of the login user; one implementation for each kind of connection. */
@FunctionalInterface
public interface ShellSource {

  /**
   * Starts a POSIX {@code sh} that reads commands from its standard input.
   *
   * @param stdout is written to by one thread at a time and closed at the end of the stream; never
   *     blocks and never throws
   * @param stderr likewise
   */
  ShellProcess start(OutputStream stdout, OutputStream stderr) throws HostException;
}
