package dev.slipway.modules.firewall;

import dev.slipway.host.Shell;
import dev.slipway.modules.cases.KeyedNotation;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
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
            (_, it) -> rule(it)));
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
