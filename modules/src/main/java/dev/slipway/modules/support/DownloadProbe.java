package dev.slipway.modules.support;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.List;

/**
 * What is at a URL, as the host sees it? Nothing of it stays on the host.
 *
 * @param form what is asked for
 */
public record DownloadProbe(Download download, Form form) implements Probe<DownloadProbe.Answer> {
  private static final ProbeKind<DownloadProbe, Answer> KIND = new Kind();

  /** What is told of it. */
  public enum Form {
    TEXT("cat"),
    /** The SHA-256, as 64 hexadecimal digits. */
    DIGEST("sha256sum"),
    /** The bytes, in base 64. */
    BYTES("base64");

    private final String program;

    Form(String program) {
      this.program = program;
    }
  }

  /** What came of it. */
  public sealed interface Answer {
    /** In the form that was asked for. */
    record Got(String text) implements Answer {}

    /**
     * Nothing.
     *
     * @param reason what curl or wget said
     * @param unable whether the host has no program for it
     */
    record Failed(String reason, boolean unable) implements Answer {}
  }

  @Override
  public ProbeKind<DownloadProbe, Answer> kind() {
    return KIND;
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return answer instanceof Answer.Failed failed && failed.unable();
  }

  private static final class Kind implements ProbeKind<DownloadProbe, Answer> {
    /** Pipes what it gets into a program; then prints what was complained of, and the status. */
    private static final String ASK =
        """
        exec 3>&1
        ask() {
        program=$1; shift
        said=$( { { get "$@" 3>&-; echo "$?" >&4; } | "$program" >&3; } 2>&1 4>&1 )
        }
        """;

    @Override
    public String name() {
      return "download";
    }

    @Override
    public Script script(List<DownloadProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue());
      text.append(Download.FUNCTION).append(ASK);
      for (int index = 0; index < probes.size(); index++) {
        text.append(Sections.part("body " + index)).append("ask ");
        text.append(probes.get(index).form().program).append(' ');
        text.append(probes.get(index).download().arguments()).append('\n');
        text.append(Sections.part("said " + index)).append("printf '%s\\n' \"$said\"\n");
      }
      return Script.of(text.toString());
    }

    @Override
    public List<Answer> parse(List<DownloadProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections output = Sections.of(name(), result);
      List<Answer> answers = new ArrayList<>();
      for (int index = 0; index < probes.size(); index++) {
        String body = output.text("body " + index);
        List<String> said = output.lines("said " + index);
        boolean done = !said.isEmpty() && said.getLast().equals("0");
        answers.add(
            done
                ? new Answer.Got(got(probes.get(index).form(), body))
                : new Answer.Failed(reason(said), isUnable(said)));
      }
      return answers;
    }

    private static String got(Form form, String body) {
      return switch (form) {
        case TEXT -> body;
        case DIGEST -> body.split(" ", 2)[0];
        case BYTES -> body.replaceAll("\\s", "");
      };
    }

    private static boolean isUnable(List<String> said) {
      return !said.isEmpty() && said.getLast().equals(Download.UNABLE);
    }

    private static String reason(List<String> said) {
      return said.size() < 2
          ? "the download failed"
          : String.join(" ", said.subList(0, said.size() - 1));
    }
  }
}
