package dev.slipway.modules.firewall;

import dev.slipway.module.CommandWords;
import dev.slipway.module.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/** Compares a rule as it is listed with one as it is declared. */
final class RuleText {
  private RuleText() {}

  /**
   * Whether both say the same, as far as their words tell. The listing names the match of each
   * protocol, and how long an address is.
   */
  static boolean saysTheSame(String listed, List<String> declared) {
    try {
      return plain(CommandWords.split(listed)).equals(plain(declared));
    } catch (InvalidValueException _) {
      return false;
    }
  }

  private static List<String> plain(List<String> words) {
    List<String> plain = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("-m")) {
        i++;
      } else {
        plain.add(words.get(i).replaceFirst("/(32|128)$", ""));
      }
    }
    return plain.stream().sorted().toList();
  }
}
