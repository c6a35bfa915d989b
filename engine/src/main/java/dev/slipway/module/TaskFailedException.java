package dev.slipway.module;

import java.util.Map;

/** The declared state cannot be had. The message is one or more sentences for the user. */
public final class TaskFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, Object> values;

  public TaskFailedException(String message) {
    this(message, Map.of());
  }

  /**
   * @param values for {@code register}, such as {@code rc} and {@code stdout} of a command
   */
  public TaskFailedException(String message, Map<String, Object> values) {
    super(message);
    this.values = values;
  }

  public Map<String, Object> values() {
    return values;
  }
}
