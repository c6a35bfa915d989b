package dev.slipway.modules.network;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.List;

/** What does a server answer to a request that only reads? */
record HttpProbe(HttpRequest request) implements Probe<HttpAnswer> {
  private static final ProbeKind<HttpProbe, HttpAnswer> KIND = new Kind();

  @Override
  public ProbeKind<HttpProbe, HttpAnswer> kind() {
    return KIND;
  }

  /** A server may be one that an earlier task of a dry run only plans. */
  @Override
  public boolean isAbsent(HttpAnswer answer) {
    return true;
  }

  private static final class Kind implements ProbeKind<HttpProbe, HttpAnswer> {
    private static final String ASK =
        """
        exec 3>&1
        ask() {
        part "answer $1"
        said=$(printf '%s\\n' "$2" | curl -q -K - 2>&1 >&3); exit=$?
        part "exit $1"; echo "$exit"
        part "said $1"; printf '%s\\n' "$said"
        }
        """;

    @Override
    public String name() {
      return "http";
    }

    @Override
    public Script script(List<HttpProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue()).append(ASK);
      for (int i = 0; i < probes.size(); i++) {
        String config = probes.get(i).request().config().reveal();
        text.append("ask ").append(Shell.quoteAll(List.of("" + i, config))).append('\n');
      }
      return Script.of(text.toString());
    }

    @Override
    public List<HttpAnswer> parse(List<HttpProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections output = Sections.of(name(), result);
      List<HttpAnswer> answers = new ArrayList<>();
      for (int i = 0; i < probes.size(); i++) {
        answers.add(
            HttpAnswer.of(
                (int) output.number("exit " + i),
                output.text("answer " + i),
                output.text("said " + i)));
      }
      return answers;
    }
  }
}
