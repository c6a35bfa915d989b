package dev.slipway.template.tool;

/** A tool refuses what it was given. */
public final class ToolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String fix;

  /**
   * @param message what is wrong, as a sentence
   * @param fix what to write instead
   */
  public ToolException(String message, String fix) {
    super(message, null, false, false);
    this.fix = fix;
  }

  public String fix() {
    return fix;
  }
}
