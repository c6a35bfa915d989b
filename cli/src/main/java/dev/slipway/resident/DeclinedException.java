package dev.slipway.resident;

/** A call that only the visitor itself can carry out. */
public final class DeclinedException extends Exception {
  private static final long serialVersionUID = 1L;

  public DeclinedException(String reason) {
    super(reason);
  }
}
