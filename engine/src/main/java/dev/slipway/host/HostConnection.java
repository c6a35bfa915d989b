package dev.slipway.host;

/** An open connection to one host. Safe for use by several threads. */
public interface HostConnection extends AutoCloseable {

  /**
   * The resident shell of a user on this connection, started when it is first needed.
   *
   * @throws BecomeException when the user cannot be had
   */
  HostShell shell(Become become) throws HostException;

  /**
   * Streams content into a new file of the login user.
   *
   * @param path an absolute path in a directory that nobody but the login user may enter or list
   * @param progress told the number of bytes sent so far
   */
  void upload(Content content, String path, Progress progress) throws HostException;

  @Override
  void close();

  /** Told how far a transfer is. */
  @FunctionalInterface
  interface Progress {
    void sent(long bytes);
  }
}
