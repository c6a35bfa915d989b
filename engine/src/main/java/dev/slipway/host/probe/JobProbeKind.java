package dev.slipway.host.probe;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;

/** Reads the folders that {@link dev.slipway.host.DetachedJob} describes. */
final class JobProbeKind implements ProbeKind<JobProbe, JobAnswer> {
  static final JobProbeKind INSTANCE = new JobProbeKind();

  /** A process that has another boot, or does not know the folder, is not the one that was. */
  private static final String ASK =
      """
      alive() {
        read -r boot process 2>/dev/null <"$1/runner" || return 1
        now=$(cat /proc/sys/kernel/random/boot_id 2>/dev/null)
        [ "$boot" = "$now" ] && grep -qF -- "$1" "/proc/$process/cmdline" 2>/dev/null
      }
      job() {
        d=${HOME:-/}/.slipway/jobs/$1
        state=absent
        if [ -f "$d/runner" ]; then
          state=running
          alive "$d" || state=lost
          if [ -f "$d/exit" ]; then state=finished; fi
        fi
        part "$1 state"
        echo "$state"
        [ "$state" = finished ] || return 0
        part "$1 exit"
        cat "$d/exit"
        part "$1 stdout"
        cat "$d/stdout"
        part "$1 stderr"
        cat "$d/stderr"
      }
      """;

  private JobProbeKind() {}

  @Override
  public String name() {
    return "job";
  }

  @Override
  public Script script(List<JobProbe> probes) {
    StringBuilder text = new StringBuilder(Sections.prologue()).append(ASK);
    probes.forEach(probe -> text.append("job ").append(Shell.quote(probe.job().id())).append('\n'));
    return Script.of(text.toString());
  }

  @Override
  public List<JobAnswer> parse(List<JobProbe> probes, ScriptResult result)
      throws UnreadableAnswerException {
    Sections output = Sections.of(name(), result);
    List<JobAnswer> answers = new ArrayList<>();
    for (JobProbe probe : probes) {
      answers.add(answer(probe.job().id(), output));
    }
    return answers;
  }

  private static JobAnswer answer(String id, Sections output) throws UnreadableAnswerException {
    String state = output.text(id + " state").strip();
    return switch (state) {
      case "absent" -> new JobAnswer.Absent();
      case "running" -> new JobAnswer.Running();
      case "lost" -> new JobAnswer.Lost();
      case "finished" -> finished(id, output);
      default -> throw output.unreadable("no state of a job: " + state);
    };
  }

  private static JobAnswer finished(String id, Sections output) throws UnreadableAnswerException {
    String[] words = output.text(id + " exit").strip().split(" ", -1);
    try {
      return new JobAnswer.Finished(
          Integer.parseInt(words[0]),
          words.length > 1,
          output.text(id + " stdout"),
          output.text(id + " stderr"));
    } catch (NumberFormatException e) {
      throw output.unreadable("no status of a job: " + words[0]);
    }
  }
}
