package dev.slipway.modules.sources;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which references has another repository? {@code git ls-remote} asks it; nothing is fetched. */
record RemoteProbe(String url, Transport transport) implements Probe<RemoteProbe.Answer> {
  private static final ProbeKind<RemoteProbe, Answer> KIND = new Kind();

  /** What came of it. */
  sealed interface Answer {
    /**
     * The references.
     *
     * @param commits by full name, such as {@code refs/heads/main}; of a tag with a message what it
     *     stands for
     * @param head the full name of the branch that is checked out by default; empty when there is
     *     none
     */
    record References(Map<String, String> commits, Optional<String> head) implements Answer {}

    /** It could not be asked. */
    record Refused(String complaint) implements Answer {}
  }

  @Override
  public ProbeKind<RemoteProbe, Answer> kind() {
    return KIND;
  }

  private static final class Kind implements ProbeKind<RemoteProbe, Answer> {
    @Override
    public String name() {
      return "git remote";
    }

    @Override
    public Script script(List<RemoteProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue());
      for (int i = 0; i < probes.size(); i++) {
        RemoteProbe probe = probes.get(i);
        text.append(Sections.part("references " + i)).append("( cd /; ");
        probe
            .transport()
            .forLooking()
            .forEach(
                (name, value) ->
                    text.append("export ")
                        .append(name)
                        .append('=')
                        .append(Shell.quote(value))
                        .append("; "));
        text.append("exec ")
            .append(
                Shell.quoteAll(
                    List.of(probe.transport().executable(), "ls-remote", "--symref", "--")))
            .append(' ')
            .append(Shell.quote(probe.url()))
            .append(" 2>&1 )\n")
            .append(Sections.status("status " + i));
      }
      return Script.of(text.toString());
    }

    @Override
    public List<Answer> parse(List<RemoteProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections sections = Sections.of(name(), result);
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < probes.size(); i++) {
        String text = sections.text("references " + i);
        answers.add(
            sections.number("status " + i) == 0
                ? references(text)
                : new Answer.Refused(text.strip()));
      }
      return answers;
    }

    private static Answer references(String text) {
      Map<String, String> commits = new LinkedHashMap<>();
      Optional<String> head = Optional.empty();
      for (String line : text.lines().toList()) {
        String[] pair = line.split("\t", 2);
        if (pair.length == 2 && pair[0].startsWith("ref: ") && pair[1].equals("HEAD")) {
          head = Optional.of(pair[0].substring("ref: ".length()));
        }
        if (pair.length == 2 && pair[0].matches("[0-9a-f]{40,64}")) {
          commits.put(pair[1].replaceFirst("\\^\\{}$", ""), pair[0]);
        }
      }
      return new Answer.References(commits, head);
    }
  }
}
