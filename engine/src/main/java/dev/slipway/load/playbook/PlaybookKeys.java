package dev.slipway.load.playbook;

import dev.slipway.model.Keyword;
import java.util.List;

/** What the loader accepts, as data for those who describe the language. */
public final class PlaybookKeys {
  private PlaybookKeys() {}

  /** The keys that give a play, role entry, block, task or handler its structure. */
  public static List<String> structure(Keyword.Scope scope) {
    return KeywordReader.names(scope).stream()
        .filter(name -> !Keyword.labels(scope).contains(name))
        .toList();
  }

  /** The values of a keyword that takes one of a few; empty for all others. */
  public static List<String> choices(Keyword keyword) {
    return KeywordRules.CHOICES.getOrDefault(keyword, List.of());
  }

  /** The keys of an entry of {@code vars_prompt}. */
  public static List<String> prompts() {
    return PromptRules.KEYS;
  }

  /** Whether a keyword without a value is the same as none. */
  public static boolean mayBeEmpty(Keyword keyword) {
    return KeywordValues.mayBeEmpty(keyword);
  }
}
