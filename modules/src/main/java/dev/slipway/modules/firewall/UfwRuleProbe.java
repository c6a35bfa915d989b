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

/**
 * What would a command about a rule change? {@code ufw --dry-run} prints the rules afterwards, of
 * each version of IP that the rule is about.
 *
 * @param words behind {@code ufw}
 */
record UfwRuleProbe(List<String> words) implements Probe<UfwRuleProbe.Answer> {
  private static final ProbeKind<UfwRuleProbe, Answer> KIND = new Kind();

  UfwRuleProbe {
    words = List.copyOf(words);
  }

  /** What came of it. */
  sealed interface Answer {
    /** The rules that come and go, as ufw keeps them. */
    record Change(List<String> added, List<String> removed) implements Answer {
      boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
      }
    }

    /** ufw does not take the rule. */
    record Refused(String complaint) implements Answer {}
  }

  @Override
  public ProbeKind<UfwRuleProbe, Answer> kind() {
    return KIND;
  }

  private static final class Kind implements ProbeKind<UfwRuleProbe, Answer> {
    @Override
    public String name() {
      return "ufw rule";
    }

    @Override
    public Script script(List<UfwRuleProbe> probes) {
      // Even then ufw writes a file of its own in between: not where anybody would see it.
      StringBuilder text = new StringBuilder(Sections.prologue());
      text.append("part four; cat /etc/ufw/user.rules 2>/dev/null\n")
          .append("part six; cat /etc/ufw/user6.rules 2>/dev/null\n");
      for (int i = 0; i < probes.size(); i++) {
        text.append(Sections.part("after " + i))
            .append("TMPDIR=/run ufw --dry-run ")
            .append(Shell.quoteAll(probes.get(i).words()))
            .append(" 2>&1\n")
            .append(Sections.status("status " + i));
      }
      return Script.of(text.toString());
    }

    @Override
    public List<Answer> parse(List<UfwRuleProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections sections = Sections.of(name(), result);
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < probes.size(); i++) {
        List<String> lines = sections.lines("after " + i);
        answers.add(
            sections.number("status " + i) == 0
                ? change(sections, lines)
                : new Answer.Refused(String.join("\n", lines)));
      }
      return answers;
    }

    private static Answer change(Sections sections, List<String> lines)
        throws UnreadableAnswerException {
      List<String> added = new ArrayList<>();
      List<String> removed = new ArrayList<>();
      int six = indexOf(lines, ":ufw6-user-input");
      int four = indexOf(lines, ":ufw-user-input");
      int split = six < 0 ? lines.size() : six;
      if (four >= 0) {
        compare(sections.lines("four"), lines.subList(four, Math.max(four, split)), added, removed);
      }
      if (six >= 0) {
        compare(sections.lines("six"), lines.subList(six, lines.size()), added, removed);
      }
      return new Answer.Change(added, removed);
    }

    private static int indexOf(List<String> lines, String start) {
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).startsWith(start)) {
          return i;
        }
      }
      return -1;
    }

    private static void compare(
        List<String> before, List<String> after, List<String> added, List<String> removed) {
      List<String> one = UfwProbe.tuples(before);
      List<String> other = UfwProbe.tuples(after);
      other.stream().filter(rule -> !one.contains(rule)).forEach(added::add);
      one.stream().filter(rule -> !other.contains(rule)).forEach(removed::add);
    }
  }
}
