package dev.slipway.modules.firewall;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How is ufw set up? Its own files tell it, also while it is off; root may read them. */
record UfwProbe() implements Probe<UfwProbe.Answer> {
  private static final String SCRIPT =
      """
      part settings; cat /etc/default/ufw /etc/ufw/ufw.conf 2>/dev/null
      part status; ufw status 2>&1 | head -n 1
      part four; grep '^### tuple ###' /etc/ufw/user.rules 2>/dev/null
      part six; grep '^### tuple ###' /etc/ufw/user6.rules 2>/dev/null
      :
      """;

  private static final ProbeKind<UfwProbe, Answer> KIND =
      new OneQuestion<>("ufw", SCRIPT, UfwProbe::read);

  /** What came of it. */
  sealed interface Answer {
    /**
     * The setup.
     *
     * @param policies of {@code incoming outgoing routed}: {@code allow deny reject}
     * @param four the rules of version 4, as ufw keeps them
     */
    record Setup(
        boolean enabled,
        String logging,
        Map<String, String> policies,
        List<String> four,
        List<String> six)
        implements Answer {

      Setup withEnabled(boolean other) {
        return new Setup(other, logging, policies, four, six);
      }

      Setup withLogging(String other) {
        return new Setup(enabled, other, policies, four, six);
      }

      Setup withPolicy(String direction, String policy) {
        Map<String, String> others = new LinkedHashMap<>(policies);
        others.put(direction, policy);
        return new Setup(enabled, logging, others, four, six);
      }

      /** With some rules fewer and some more, these at the end or at the beginning. */
      Setup with(UfwRuleProbe.Answer.Change change, boolean first) {
        return new Setup(
            enabled, logging, policies, changed(four, change, first), changed(six, change, first));
      }

      private static List<String> changed(
          List<String> rules, UfwRuleProbe.Answer.Change change, boolean first) {
        List<String> others = new ArrayList<>(rules);
        others.removeAll(change.removed());
        others.addAll(first ? 0 : others.size(), change.added());
        return List.copyOf(others);
      }
    }

    /** It could not be read. */
    record Refused(String complaint) implements Answer {}
  }

  @Override
  public ProbeKind<UfwProbe, Answer> kind() {
    return KIND;
  }

  private static Answer read(Sections output) throws UnreadableAnswerException {
    String status = output.text("status").strip();
    if (!status.startsWith("Status: ")) {
      return new Answer.Refused(status);
    }
    Map<String, String> settings = new LinkedHashMap<>();
    for (String line : output.lines("settings")) {
      String[] pair = line.strip().split("=", 2);
      if (pair.length == 2 && !pair[0].startsWith("#")) {
        settings.put(pair[0], pair[1].replace("\"", ""));
      }
    }
    Map<String, String> policies = new LinkedHashMap<>();
    policies.put("incoming", policy(settings, "INPUT"));
    policies.put("outgoing", policy(settings, "OUTPUT"));
    policies.put("routed", policy(settings, "FORWARD"));
    boolean enabled =
        status.equals("Status: active")
            && Optional.ofNullable(settings.get("ENABLED")).orElse("no").equals("yes");
    return new Answer.Setup(
        enabled,
        Optional.ofNullable(settings.get("LOGLEVEL")).orElse("off"),
        policies,
        tuples(output.lines("four")),
        tuples(output.lines("six")));
  }

  private static String policy(Map<String, String> settings, String chain) {
    return switch (settings.getOrDefault("DEFAULT_" + chain + "_POLICY", "")) {
      case "ACCEPT" -> "allow";
      case "REJECT" -> "reject";
      default -> "deny";
    };
  }

  /** The rules in lines of ufw's own form. */
  static List<String> tuples(List<String> lines) {
    String mark = "### tuple ### ";
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()).strip())
        .toList();
  }
}
