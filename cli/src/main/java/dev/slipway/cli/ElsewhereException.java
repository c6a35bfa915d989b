package dev.slipway.cli;

/** What only a process can do that has the streams of the person who asks for it. */
final class ElsewhereException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ElsewhereException() {
    super("this needs the terminal of who asks for it");
  }
}
