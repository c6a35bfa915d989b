package dev.slipway.modules.system;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
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

    /** There is no user of that name. */
    record NoUser() implements Answer {}

    /** The host has no cron. */
    record NoCron() implements Answer {}
  }

  @Override
  public ProbeKind<CrontabProbe, Answer> kind() {
    return KIND;
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return answer instanceof Answer.NoUser || answer instanceof Answer.NoCron;
  }

  /** The command {@code crontab} for this user. */
  ShellCommand command(String word) {
    ShellCommand command = ShellCommand.of("crontab");
    return user.map(name -> command.with("-u", name)).orElse(command).with(word);
  }

  private static final class Kind implements ProbeKind<CrontabProbe, Answer> {
    private static final String NONE = "no crontab for";

    /** With which a shell says that there is no such program. */
    private static final long NO_PROGRAM = 127;

    @Override
    public String name() {
      return "crontab";
    }

    @Override
    public Script script(List<CrontabProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue());
      for (int index = 0; index < probes.size(); index++) {
        CrontabProbe probe = probes.get(index);
        String list = probe.command("-l").script().text();
        probe.user().ifPresent(name -> text.append("id -u -- ").append(Shell.quote(name)));
        text.append(probe.user().isPresent() ? " >/dev/null 2>&1\n" : ":\n");
        text.append(Sections.status("user " + index));
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
        answers.add(answer(output, index));
      }
      return answers;
    }

    private static Answer answer(Sections output, int index) throws UnreadableAnswerException {
      long status = output.number("status " + index);
      if (status == 0) {
        return new Answer.Text(output.text("text " + index));
      }
      if (status == NO_PROGRAM) {
        return new Answer.NoCron();
      }
      if (output.number("user " + index) != 0) {
        return new Answer.NoUser();
      }
      String said = output.text("said " + index).strip();
      return said.contains(NONE) ? new Answer.Text("") : new Answer.Refused(said);
    }
  }
}
