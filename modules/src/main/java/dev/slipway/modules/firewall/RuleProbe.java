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
 * Is a rule in a chain? {@code iptables -C} compares it as the kernel holds it.
 *
 * @param rule the words behind the name of the chain
 */
record RuleProbe(RulesProbe table, String chain, List<String> rule)
    implements Probe<RuleProbe.Answer> {
  private static final ProbeKind<RuleProbe, Answer> KIND = new Kind();
  private static final int NOT_THERE = 1;

  RuleProbe {
    rule = List.copyOf(rule);
  }

  /** What came of it. */
  sealed interface Answer {
    record Present() implements Answer {}

    record Absent() implements Answer {}

    /** iptables does not understand the rule. */
    record Refused(String complaint) implements Answer {}
  }

  @Override
  public ProbeKind<RuleProbe, Answer> kind() {
    return KIND;
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return answer instanceof Answer.Absent;
  }

  @Override
  public List<?> enclosing() {
    return List.of(table.subject());
  }

  /** A chain that will be missing or empty has no rule. */
  @Override
  public Optional<Answer> impliedBy(Object enclosingAnswer) {
    if (!(enclosingAnswer instanceof RulesProbe.Answer.Table predicted)) {
      return Optional.empty();
    }
    RulesProbe.Chain there = predicted.chains().get(chain);
    return there == null || there.rules().isEmpty()
        ? Optional.of(new Answer.Absent())
        : Optional.empty();
  }

  /** The words of a command about the rule. */
  List<String> command(String... action) {
    List<String> words = new ArrayList<>(List.of(table.program(), "-w", "-t", table.table()));
    words.addAll(List.of(action));
    words.addAll(rule);
    return words;
  }

  private static final class Kind implements ProbeKind<RuleProbe, Answer> {
    @Override
    public String name() {
      return "rule";
    }

    @Override
    public Script script(List<RuleProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue());
      for (int i = 0; i < probes.size(); i++) {
        RuleProbe probe = probes.get(i);
        text.append(Sections.part("complaint " + i))
            .append(Shell.quoteAll(probe.command("-C", probe.chain())))
            .append(" 2>&1\n")
            .append(Sections.status("status " + i));
      }
      return Script.of(text.toString());
    }

    @Override
    public List<Answer> parse(List<RuleProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections sections = Sections.of(name(), result);
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < probes.size(); i++) {
        long status = sections.number("status " + i);
        answers.add(
            status == 0
                ? new Answer.Present()
                : status == NOT_THERE
                    ? new Answer.Absent()
                    : new Answer.Refused(sections.text("complaint " + i).strip()));
      }
      return answers;
    }
  }
}
