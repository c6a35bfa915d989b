package dev.slipway.modules.firewall;

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

/**
 * Which chains and rules has a table? As {@code iptables -S} lists them.
 *
 * @param program {@code iptables} or {@code ip6tables}
 */
record RulesProbe(String program, String table) implements Probe<RulesProbe.Answer> {
  private static final ProbeKind<RulesProbe, Answer> KIND = new Kind();

  /** What came of it. */
  sealed interface Answer {
    /** The chains, by name. */
    record Table(Map<String, Chain> chains) implements Answer {
      Table with(String name, Chain chain) {
        Map<String, Chain> more = new LinkedHashMap<>(chains);
        more.put(name, chain);
        return new Table(more);
      }

      Table without(String name) {
        Map<String, Chain> fewer = new LinkedHashMap<>(chains);
        fewer.remove(name);
        return new Table(fewer);
      }
    }

    /** It could not be listed. */
    record Refused(String complaint) implements Answer {}
  }

  /**
   * One chain.
   *
   * @param policy empty for a chain that users made
   * @param rules as words behind {@code -A CHAIN}
   */
  record Chain(Optional<String> policy, List<String> rules) {
    Chain {
      rules = List.copyOf(rules);
    }

    Chain withRules(List<String> others) {
      return new Chain(policy, others);
    }
  }

  @Override
  public ProbeKind<RulesProbe, Answer> kind() {
    return KIND;
  }

  private static final class Kind implements ProbeKind<RulesProbe, Answer> {
    @Override
    public String name() {
      return "rules";
    }

    @Override
    public Script script(List<RulesProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue());
      for (int i = 0; i < probes.size(); i++) {
        List<String> words =
            List.of(probes.get(i).program(), "-w", "-t", probes.get(i).table(), "-S");
        text.append(Sections.part("rules " + i))
            .append(Shell.quoteAll(words))
            .append(" 2>&1\n")
            .append(Sections.status("status " + i));
      }
      return Script.of(text.toString());
    }

    @Override
    public List<Answer> parse(List<RulesProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections sections = Sections.of(name(), result);
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < probes.size(); i++) {
        List<String> lines = sections.lines("rules " + i);
        answers.add(
            sections.number("status " + i) == 0
                ? table(lines)
                : new Answer.Refused(String.join("\n", lines)));
      }
      return answers;
    }
  }

  /** The lines of {@code iptables -S}. */
  static Answer.Table table(List<String> lines) {
    Map<String, Chain> chains = new LinkedHashMap<>();
    for (String line : lines) {
      String[] words = line.split(" ", 3);
      if (line.startsWith("-P ")) {
        chains.put(words[1], new Chain(Optional.of(words[2].strip()), List.of()));
      } else if (line.startsWith("-N ")) {
        chains.put(words[1], new Chain(Optional.empty(), List.of()));
      } else if (line.startsWith("-A ")) {
        Chain chain = chains.getOrDefault(words[1], new Chain(Optional.empty(), List.of()));
        List<String> rules = new ArrayList<>(chain.rules());
        rules.add(words.length == 3 ? words[2] : "");
        chains.put(words[1], chain.withRules(rules));
      }
    }
    return new Answer.Table(chains);
  }
}
