package dev.slipway.vault;

/** A password that cannot be had; the message is a sentence for people. */
public final class PasswordException extends Exception {
  private static final long serialVersionUID = 1L;

  public PasswordException(String message) {
    super(message);
  }
}
