package dev.slipway.modules.firewall;

import dev.slipway.modules.firewall.RulesProbe.Answer.Table;
import dev.slipway.modules.firewall.RulesProbe.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule as ufw keeps it: {@code ACTION PROTOCOL PORT ADDRESS PORT ADDRESS}, first of the host,
 * then of the other side; sometimes two names of profiles; the direction, with the device behind
 * it.
 */
final class UfwTuple {
  private static final int SOURCE_PORT = 4;
  private static final int SOURCE = 5;
  private static final int SHORTEST = 7;

  private UfwTuple() {}

  /** What ufw's rules about incoming packets come to. */
  static Table table(List<String> tuples, String policy) {
    List<String> rules = new ArrayList<>();
    tuples.forEach(tuple -> rule(tuple).ifPresent(rules::add));
    return new Table(Map.of("INPUT", new Chain(Optional.of(target(policy)), rules)));
  }

  private static String target(String action) {
    return action.startsWith("allow") || action.startsWith("limit") ? "ACCEPT" : "DROP";
  }

  /** The rule in the words of iptables; empty when it is about other packets. */
  private static Optional<String> rule(String tuple) {
    List<String> fields =
        List.of(tuple.split(" ", -1)).stream()
            .filter(word -> !word.startsWith("comment="))
            .toList();
    if (fields.size() < SHORTEST || fields.getFirst().startsWith("route:")) {
      return Optional.empty();
    }
    String direction = fields.getLast();
    if (!direction.equals("in") && !direction.startsWith("in_")) {
      return Optional.empty();
    }
    StringBuilder rule = new StringBuilder();
    String protocol = fields.get(1).equals("any") ? "all" : fields.get(1);
    rule.append("-p ").append(protocol);
    rule.append(" -d ").append(fields.get(3)).append(" -s ").append(fields.get(SOURCE));
    if (!fields.get(2).equals("any")) {
      rule.append(" --dports ").append(fields.get(2));
    }
    if (!fields.get(SOURCE_PORT).equals("any")) {
      rule.append(" --sports ").append(fields.get(SOURCE_PORT));
    }
    if (direction.startsWith("in_")) {
      rule.append(" -i ").append(direction.substring("in_".length()));
    }
    return Optional.of(rule.append(" -j ").append(target(fields.getFirst())).toString());
  }
}
