package dev.slipway.host.probe;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * One subshell for each script, one exchange for all. The mark between the outputs is made anew
 * each time, and printed first, so that no script can imitate it.
 */
final class CommandProbeKind implements ProbeKind<CommandProbe, CommandAnswer> {
  static final CommandProbeKind INSTANCE = new CommandProbeKind();

  private static final SecureRandom RANDOM = new SecureRandom();

  @Override
  public String name() {
    return "command";
  }

  @Override
  public Script script(List<CommandProbe> probes) {
    StringBuilder text = new StringBuilder();
    text.append("mark=%016x\n".formatted(RANDOM.nextLong()));
    text.append("echo \"$mark\"; echo \"$mark\" >&2\n");
    for (CommandProbe probe : probes) {
      // eval keeps a script with a syntax error from breaking the others.
      text.append("( unset mark; eval ")
          .append(Shell.quote(probe.text()))
          .append(" ) </dev/null\n");
      text.append("echo \"$mark $?\"; echo \"$mark\" >&2\n");
    }
    return Script.of(text.append(":\n").toString());
  }

  @Override
  public List<CommandAnswer> parse(List<CommandProbe> probes, ScriptResult result)
      throws UnreadableAnswerException {
    String[] outputs = parts(result.stdoutText(), " ");
    String[] errors = parts(result.stderrText(), "\n");
    if (outputs.length != probes.size() + 1 || errors.length != probes.size() + 1) {
      throw new UnreadableAnswerException(
          name(), (outputs.length - 1) + " answers to " + probes.size() + " scripts");
    }
    List<CommandAnswer> answers = new ArrayList<>();
    for (int i = 0; i < probes.size(); i++) {
      String output = i == 0 ? outputs[i] : afterLine(outputs[i]);
      answers.add(new CommandAnswer(exit(outputs[i + 1]), output, errors[i]));
    }
    return answers;
  }

  /** What stands after the first line, split at the mark that the line is. */
  private static String[] parts(String text, String afterMark) {
    int end = text.indexOf('\n');
    return end < 0
        ? new String[0]
        : text.substring(end + 1).split(text.substring(0, end) + afterMark, -1);
  }

  private static String afterLine(String text) {
    return text.substring(text.indexOf('\n') + 1);
  }

  private int exit(String afterMark) throws UnreadableAnswerException {
    String status = afterMark.lines().findFirst().orElse("").strip();
    try {
      return Integer.parseInt(status);
    } catch (NumberFormatException e) {
      throw new UnreadableAnswerException(name(), "no exit status: " + status);
    }
  }
}
