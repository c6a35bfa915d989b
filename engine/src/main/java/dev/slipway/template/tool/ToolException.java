package dev.slipway.template.tool;

import org.jspecify.annotations.Nullable;

/** A tool refuses what it was given. */
public final class ToolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String fix;

  /**
   * @param message what is wrong, as a sentence
   * @param fix what to write instead
   */
  public ToolException(String message, String fix) {
    this(message, fix, null);
  }

  ToolException(String message, String fix, @Nullable Throwable cause) {
    super(message, cause, false, false);
    this.fix = fix;
  }

  public String fix() {
    return fix;
  }
}
