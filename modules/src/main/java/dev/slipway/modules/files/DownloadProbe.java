package dev.slipway.modules.files;

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
 * @param digest whether the SHA-256 is asked for, and not the text
 */
record DownloadProbe(Download download, boolean digest) implements Probe<DownloadProbe.Answer> {
  private static final ProbeKind<DownloadProbe, Answer> KIND = new Kind();

  /** What came of it. */
  sealed interface Answer {
    /** The text, or the 64 hexadecimal digits. */
    record Got(String text) implements Answer {}

    /**
     * Nothing.
     *
     * @param reason what curl or wget said
     */
    record Failed(String reason) implements Answer {}
  }

  @Override
  public ProbeKind<DownloadProbe, Answer> kind() {
    return KIND;
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
        text.append(probes.get(index).digest() ? "sha256sum " : "cat ");
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
                ? new Answer.Got(probes.get(index).digest() ? body.split(" ", 2)[0] : body)
                : new Answer.Failed(reason(said)));
      }
      return answers;
    }

    private static String reason(List<String> said) {
      return said.size() < 2
          ? "the download failed"
          : String.join(" ", said.subList(0, said.size() - 1));
    }
  }
}
