package dev.slipway.cli;

/** A command cannot be carried out as it was given; nothing was contacted. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String fix;

  RefusedException(String message, String fix) {
    super(message);
    this.fix = fix;
  }

  String fix() {
    return fix;
  }
}
