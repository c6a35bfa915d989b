package dev.slipway.host;

/** A command ended with another status than 0. */
public final class CommandFailedException extends HostException {
  private static final long serialVersionUID = 1L;
  private static final int LAST_LINES = 10;

  private final String command;
  private final transient ScriptResult result;

  /**
   * @param command as it may be shown, secrets masked
   */
  public CommandFailedException(String command, ScriptResult result) {
    super("\"" + command + "\" ended with status " + result.exit() + lastLines(result));
    this.command = command;
    this.result = result;
  }

  public String command() {
    return command;
  }

  public ScriptResult result() {
    return result;
  }

  @Override
  public String fix() {
    return "read what the command said; it can be tried by hand on the host";
  }

  private static String lastLines(ScriptResult result) {
    String said = result.stderrText().isBlank() ? result.stdoutText() : result.stderrText();
    var lines = said.lines().filter(line -> !line.isBlank()).toList();
    var last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    return last.isEmpty() ? "" : ": " + String.join("\n", last);
  }
}
