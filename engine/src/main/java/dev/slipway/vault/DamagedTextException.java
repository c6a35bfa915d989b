package dev.slipway.vault;

/** An encrypted text that is not what an encryption gives. */
final class DamagedTextException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String fix;
  private final int from;
  private final int to;

  /**
   * @param from where in the text the damage begins
   * @param to where it ends
   */
  DamagedTextException(String message, String fix, int from, int to) {
    super(message);
    this.fix = fix;
    this.from = from;
    this.to = to;
  }

  String message() {
    return String.valueOf(getMessage());
  }

  String fix() {
    return fix;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }
}
