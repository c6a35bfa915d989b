package dev.slipway.module;

/**
 * A value is not one that a parameter takes. The message says what is wrong with it, without naming
 * the parameter twice; the caller adds the place.
 */
public final class InvalidValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String fix;

  public InvalidValueException(String message, String fix) {
    super(message);
    this.fix = fix;
  }

  /** The sentence. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** What to write instead. */
  public String fix() {
    return fix;
  }
}
