package dev.slipway.host;

import java.time.Duration;

/** A command was ended because it took longer than it may. */
public final class CommandTimeoutException extends HostException {
  private static final long serialVersionUID = 1L;

  private final Duration limit;

  /**
   * @param command as it may be shown, secrets masked
   */
  public CommandTimeoutException(String command, Duration limit) {
    super("\"" + command + "\" took longer than " + limit.toSeconds() + " s and was ended");
    this.limit = limit;
  }

  public Duration limit() {
    return limit;
  }

  @Override
  public String fix() {
    return "look why it takes so long, or give the task a longer timeout";
  }
}
