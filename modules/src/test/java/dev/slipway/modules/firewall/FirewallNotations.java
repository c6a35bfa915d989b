package dev.slipway.modules.firewall;

import dev.slipway.host.Shell;
import dev.slipway.modules.cases.KeyedNotation;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How case files write what packet filters say. */
public final class FirewallNotations {
  private FirewallNotations() {}

  public static List<ProbeNotation<?, ?>> all() {
    return List.of(
        new KeyedNotation<>(LoginProbe.class, _ -> "login connection", (_, it) -> login(it)),
        new KeyedNotation<>(
            RulesProbe.class, probe -> probe.program() + " " + probe.table(), (_, it) -> rules(it)),
        new KeyedNotation<>(
            RuleProbe.class,
            probe -> "rule " + probe.chain() + " " + Shell.quoteAll(probe.rule()),
            (_, it) -> rule(it)),
        new KeyedNotation<>(UfwProbe.class, _ -> "ufw", (_, it) -> ufw(it)),
        new KeyedNotation<>(
            UfwRuleProbe.class,
            probe -> "ufw rule " + Shell.quoteAll(probe.words()),
            (_, it) -> ufwRule(it)),
        new KeyedNotation<>(
            FirewalldProbe.class,
            probe -> "firewalld " + Shell.quoteAll(probe.words()),
            (_, it) -> firewalld(it)));
  }

  /** A map of {@code enabled logging incoming outgoing routed four six}, or of {@code refused}. */
  private static UfwProbe.Answer ufw(Object written) {
    YamlMap map = YamlMap.of(written);
    if (map.has("refused")) {
      return new UfwProbe.Answer.Refused(map.text("refused", ""));
    }
    Map<String, String> policies = new LinkedHashMap<>();
    policies.put("incoming", map.text("incoming", "deny"));
    policies.put("outgoing", map.text("outgoing", "allow"));
    policies.put("routed", map.text("routed", "deny"));
    UfwProbe.Answer answer =
        new UfwProbe.Answer.Setup(
            map.flag("enabled", true),
            map.text("logging", "low"),
            policies,
            texts(map, "four"),
            texts(map, "six"));
    map.mustBeUsedUp();
    return answer;
  }

  /** A map of {@code added removed}, or of {@code refused}. */
  private static UfwRuleProbe.Answer ufwRule(Object written) {
    YamlMap map = YamlMap.of(written);
    return map.has("refused")
        ? new UfwRuleProbe.Answer.Refused(map.text("refused", ""))
        : new UfwRuleProbe.Answer.Change(texts(map, "added"), texts(map, "removed"));
  }

  private static List<String> texts(YamlMap map, String key) {
    return map.list(key).stream().map(String::valueOf).toList();
  }

  /** {@code yes}, {@code no}, or a map of {@code refused}. */
  private static FirewalldProbe.Answer firewalld(Object written) {
    return written instanceof Map<?, ?>
        ? new FirewalldProbe.Answer.Refused(YamlMap.of(written).text("refused", ""))
        : new FirewalldProbe.Answer.Known(written.equals("yes"));
  }

  /** {@code none}, or a map of {@code from to port device}. */
  private static Optional<LoginProbe.Connection> login(Object written) {
    if (written.equals("none")) {
      return Optional.empty();
    }
    YamlMap map = YamlMap.of(written);
    LoginProbe.Connection connection =
        new LoginProbe.Connection(
            map.text("from", "10.0.0.9"),
            map.text("to", "10.0.0.1"),
            (int) map.number("port", 22),
            Optional.of(map.text("device", "eth0")));
    map.mustBeUsedUp();
    return Optional.of(connection);
  }

  /** What {@code iptables -S} prints, or a map of {@code refused}. */
  private static RulesProbe.Answer rules(Object written) {
    return written instanceof Map<?, ?>
        ? new RulesProbe.Answer.Refused(YamlMap.of(written).text("refused", ""))
        : RulesProbe.table(String.valueOf(written).lines().toList());
  }

  /** {@code present}, {@code absent}, or a map of {@code refused}. */
  private static RuleProbe.Answer rule(Object written) {
    if (written instanceof Map<?, ?>) {
      return new RuleProbe.Answer.Refused(YamlMap.of(written).text("refused", ""));
    }
    return written.equals("present")
        ? new RuleProbe.Answer.Present()
        : new RuleProbe.Answer.Absent();
  }
}
