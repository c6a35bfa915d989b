package dev.slipway.modules.firewall;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has a zone something, or is there a zone? {@code --query-...}, {@code --get-zones} and {@code
 * --get-target} of {@code firewall-cmd(1)} tell it.
 *
 * @param words of the program and its options, the question last
 * @param sought the word that is looked for among those that are told, of a zone or a target; empty
 *     where the answer is yes or no
 */
record FirewalldProbe(List<String> words, Optional<String> sought)
    implements Probe<FirewalldProbe.Answer> {
  private static final ProbeKind<FirewalldProbe, Answer> KIND = new Kind();
  private static final String NO_ZONE = "INVALID_ZONE";

  FirewalldProbe {
    words = List.copyOf(words);
  }

  /** What came of it. */
  sealed interface Answer {
    record Known(boolean there) implements Answer {}

    /** firewalld does not run, or does not take the question. */
    record Refused(String complaint) implements Answer {}
  }

  @Override
  public ProbeKind<FirewalldProbe, Answer> kind() {
    return KIND;
  }

  /** Whether there is no such zone, which a task before may be about to make. */
  @Override
  public boolean isAbsent(Answer answer) {
    return answer instanceof Answer.Refused(String complaint) && complaint.contains(NO_ZONE);
  }

  private Answer answer(long status, String text) {
    if (sought.isPresent() && status == 0) {
      // REJECT is told with the signs around it, or without, by version.
      String word = sought.get().replace("%", "");
      return new Answer.Known(List.of(text.replace("%", "").split("\\s+", -1)).contains(word));
    }
    // Before it may stand a warning, such as that another zone is active than the one that is
    // meant.
    String last = text.lines().reduce("", (_, line) -> line.strip());
    boolean told = (status == 0 && last.equals("yes")) || (status == 1 && last.equals("no"));
    return told ? new Answer.Known(status == 0) : new Answer.Refused(text);
  }

  private static final class Kind implements ProbeKind<FirewalldProbe, Answer> {
    @Override
    public String name() {
      return "firewalld";
    }

    @Override
    public Script script(List<FirewalldProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue());
      for (int i = 0; i < probes.size(); i++) {
        text.append(Sections.part("answer " + i))
            .append(Shell.quoteAll(probes.get(i).words()))
            .append(" 2>&1\n")
            .append(Sections.status("status " + i));
      }
      return Script.of(text.toString());
    }

    @Override
    public List<Answer> parse(List<FirewalldProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections sections = Sections.of(name(), result);
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < probes.size(); i++) {
        String text = sections.text("answer " + i).strip();
        long status = sections.number("status " + i);
        answers.add(probes.get(i).answer(status, text));
      }
      return answers;
    }
  }
}
