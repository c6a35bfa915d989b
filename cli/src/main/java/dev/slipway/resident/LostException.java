package dev.slipway.resident;

import java.io.IOException;

/** A resident that ended in the middle of a call. */
public final class LostException extends IOException {
  private static final long serialVersionUID = 1L;

  LostException(IOException cause) {
    super("the resident process ended before the command did", cause);
  }
}
