package dev.slipway.modules.packages;

import dev.slipway.host.Bytes;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What key is published at a URL, as the host sees it? Nothing of it stays on the host.
 *
 * @param certificates whether the certificate of the server must be valid
 */
record PublishedKeyProbe(String url, boolean certificates)
    implements Probe<PublishedKeyProbe.Answer> {
  private static final ProbeKind<PublishedKeyProbe, Answer> KIND = new Kind();

  /** What came of it. */
  sealed interface Answer {
    /** The file, armored or not. */
    record Got(Bytes content) implements Answer {}

    /**
     * Nothing.
     *
     * @param unable whether the host has no program for it
     */
    record Failed(String reason, boolean unable) implements Answer {}
  }

  @Override
  public ProbeKind<PublishedKeyProbe, Answer> kind() {
    return KIND;
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return answer instanceof Answer.Failed failed && failed.unable();
  }

  private static final class Kind implements ProbeKind<PublishedKeyProbe, Answer> {
    private static final String GET =
        """
        get() {
        if command -v curl >/dev/null 2>&1; then curl -q -fsSL -m 60 ${2:+-k} --url "$1"
        elif command -v wget >/dev/null 2>&1; then
        wget -nv -T 60 ${2:+--no-check-certificate} -O - "$1"
        else echo 'neither curl nor wget is on the host' >&2; return 127
        fi
        }
        exec 3>&1
        ask() {
        part "key $3"
        said=$( { { get "$1" "$2" 3>&-; echo "$?" >&2; } | base64 >&3; } 2>&1 )
        part "said $3"; printf '%s\\n' "$said"
        }
        """;

    private static final String UNABLE = "127";

    @Override
    public String name() {
      return "published key";
    }

    @Override
    public Script script(List<PublishedKeyProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue()).append(GET);
      for (int i = 0; i < probes.size(); i++) {
        PublishedKeyProbe probe = probes.get(i);
        String insecure = probe.certificates() ? "" : "k";
        text.append("ask ").append(Shell.quoteAll(List.of(probe.url(), insecure, "" + i)));
        text.append('\n');
      }
      return Script.of(text.append(":\n").toString());
    }

    @Override
    public List<Answer> parse(List<PublishedKeyProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections output = Sections.of(name(), result);
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < probes.size(); i++) {
        answers.add(answer(output, output.text("key " + i), output.lines("said " + i)));
      }
      return answers;
    }

    /** What was complained of ends with the exit status. */
    private static Answer answer(Sections output, String content, List<String> said)
        throws UnreadableAnswerException {
      String status = said.isEmpty() ? "" : said.getLast();
      if (!status.equals("0")) {
        String reason = String.join(" ", said.subList(0, Math.max(0, said.size() - 1)));
        return new Answer.Failed(reason, status.equals(UNABLE));
      }
      try {
        return new Answer.Got(new Bytes(Base64.getDecoder().decode(content.replaceAll("\\s", ""))));
      } catch (IllegalArgumentException _) {
        throw output.unreadable("not what base64 prints");
      }
    }
  }
}
