package dev.slipway.modules.system;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is in the crontab of a user?
 *
 * @param user empty: the acting user
 */
record CrontabProbe(Optional<String> user) implements Probe<CrontabProbe.Answer> {
  private static final ProbeKind<CrontabProbe, Answer> KIND = new Kind();

  /** A crontab. */
  sealed interface Answer {
    /** Its text; empty when the user has none. */
    record Text(String text) implements Answer {}

    /**
     * It cannot be had.
     *
     * @param reason what crontab said
     */
    record Refused(String reason) implements Answer {}
  }

  @Override
  public ProbeKind<CrontabProbe, Answer> kind() {
    return KIND;
  }

  /** The command {@code crontab} for this user. */
  ShellCommand command(String word) {
    ShellCommand command = ShellCommand.of("crontab");
    return user.map(name -> command.with("-u", name)).orElse(command).with(word);
  }

  private static final class Kind implements ProbeKind<CrontabProbe, Answer> {
    private static final String NONE = "no crontab for";

    @Override
    public String name() {
      return "crontab";
    }

    @Override
    public Script script(List<CrontabProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue());
      for (int index = 0; index < probes.size(); index++) {
        String list = probes.get(index).command("-l").script().text();
        text.append(Sections.part("text " + index)).append(list).append(" 2>/dev/null\n");
        text.append(Sections.status("status " + index));
        text.append(Sections.part("said " + index)).append(list).append(" 2>&1 >/dev/null\n");
      }
      return Script.of(text.append(":\n").toString());
    }

    @Override
    public List<Answer> parse(List<CrontabProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections output = Sections.of(name(), result);
      List<Answer> answers = new ArrayList<>();
      for (int index = 0; index < probes.size(); index++) {
        String said = output.text("said " + index).strip();
        boolean there = output.number("status " + index) == 0;
        if (there) {
          answers.add(new Answer.Text(output.text("text " + index)));
        } else {
          answers.add(said.contains(NONE) ? new Answer.Text("") : new Answer.Refused(said));
        }
      }
      return answers;
    }
  }
}
