package dev.slipway.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Two streams that lead to a host's SSH server. */
interface Transport extends Closeable {
  InputStream input();

  OutputStream output();

  /** Ends it at once: whoever reads or writes gets an exception. */
  @Override
  void close();

  /** How one is made. */
  @FunctionalInterface
  interface Opening {
    Transport open() throws IOException;
  }
}
