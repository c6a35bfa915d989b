package dev.slipway.modules.firewall;

import com.google.common.net.InetAddresses;
import dev.slipway.module.CommandWords;
import dev.slipway.module.InvalidValueException;
import dev.slipway.modules.firewall.LoginProbe.Connection;
import dev.slipway.modules.firewall.RulesProbe.Answer.Table;
import dev.slipway.modules.firewall.RulesProbe.Chain;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/**
 * Whether a table lets a new connection in that comes as the present one did. What is not
 * understood about a rule lets nothing in and keeps nothing out.
 */
record Passage(Table table, Connection connection) {
  private static final int DEEPEST = 20;
  private static final Set<String> MATCHES =
      Set.of("tcp", "comment", "conntrack", "state", "multiport");

  /** What becomes of the packet. */
  private enum Verdict {
    IN,
    OUT,
    OPEN
  }

  /** Whether a rule is about the packet. */
  private enum About {
    YES,
    NO,
    UNKNOWN;

    static About of(boolean matches, boolean negated) {
      return matches == negated ? NO : YES;
    }
  }

  /** Whether it is let in. */
  boolean isOpen() {
    Chain input = table.chains().get("INPUT");
    return input == null || verdict(input, 0) == Verdict.IN;
  }

  private Verdict verdict(Chain chain, int depth) {
    for (String rule : chain.rules()) {
      Verdict verdict = depth > DEEPEST ? Verdict.OPEN : verdict(rule, depth);
      if (verdict != Verdict.OPEN) {
        return verdict;
      }
    }
    return chain.policy().map(Passage::ofTarget).orElse(Verdict.OPEN);
  }

  private static Verdict ofTarget(String target) {
    return switch (target) {
      case "ACCEPT" -> Verdict.IN;
      case "DROP", "REJECT" -> Verdict.OUT;
      default -> Verdict.OPEN;
    };
  }

  private Verdict verdict(String rule, int depth) {
    List<String> words;
    try {
      words = CommandWords.split(rule);
    } catch (InvalidValueException _) {
      return Verdict.OPEN;
    }
    int jump = Math.max(words.indexOf("-j"), words.indexOf("-g"));
    if (jump < 0 || jump + 1 >= words.size() || about(words.subList(0, jump)) != About.YES) {
      return Verdict.OPEN;
    }
    String target = words.get(jump + 1);
    Chain other = table.chains().get(target);
    return other == null ? ofTarget(target) : verdict(other, depth + 1);
  }

  private About about(List<String> words) {
    About about = About.YES;
    boolean negated = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("!")) {
        negated = true;
        continue;
      }
      if (word.equals("--syn")) {
        about = and(about, About.of(true, negated));
      } else if (i + 1 < words.size()) {
        about = and(about, about(word, words.get(++i), negated));
      }
      negated = false;
    }
    return about;
  }

  private static About and(About one, About other) {
    if (one == About.NO || other == About.NO) {
      return About.NO;
    }
    return one == About.YES ? other : one;
  }

  private About about(String option, String value, boolean negated) {
    return switch (option) {
      case "--comment" -> About.YES;
      case "-m" -> MATCHES.contains(value) ? About.YES : About.UNKNOWN;
      case "-p" -> About.of(Set.of("tcp", "all", "6").contains(value), negated);
      case "-i" -> device(value, negated);
      case "-s" -> network(value, connection.peer(), negated);
      case "-d" -> network(value, connection.local(), negated);
      case "--dport", "--dports" -> ports(value, negated);
      case "--ctstate", "--state" ->
          About.of(List.of(value.split(",", -1)).contains("NEW"), negated);
      default -> About.UNKNOWN;
    };
  }

  private About device(String name, boolean negated) {
    if (connection.device().isEmpty()) {
      return About.UNKNOWN;
    }
    String device = connection.device().get();
    boolean matches =
        name.endsWith("+")
            ? device.startsWith(name.substring(0, name.length() - 1))
            : device.equals(name);
    return About.of(matches, negated);
  }

  private About ports(String value, boolean negated) {
    for (String range : value.split(",", -1)) {
      String[] ends = range.split(":", 2);
      if (!range.matches("[0-9]{1,5}(:[0-9]{1,5})?")) {
        return About.UNKNOWN;
      }
      int last = Integer.parseInt(ends[ends.length - 1]);
      if (Integer.parseInt(ends[0]) <= connection.port() && connection.port() <= last) {
        return About.of(true, negated);
      }
    }
    return About.of(false, negated);
  }

  private static About network(String written, String address, boolean negated) {
    String[] parts = written.split("/", 2);
    if (!InetAddresses.isInetAddress(parts[0]) || !InetAddresses.isInetAddress(address)) {
      return About.UNKNOWN;
    }
    byte[] network = InetAddresses.forString(parts[0]).getAddress();
    byte[] one = InetAddresses.forString(address).getAddress();
    int bits = network.length * Byte.SIZE;
    if (parts.length == 2 && !parts[1].matches("[0-9]{1,3}")) {
      return About.UNKNOWN;
    }
    int length = parts.length == 2 ? Integer.parseInt(parts[1]) : bits;
    return network.length != one.length || length > bits
        ? About.of(false, negated)
        : About.of(begin(network, length).equals(begin(one, length)), negated);
  }

  /** The first bits of an address. */
  private static BigInteger begin(byte[] address, int length) {
    return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - length);
  }
}
