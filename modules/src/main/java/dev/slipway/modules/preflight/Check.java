package dev.slipway.modules.preflight;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One thing that was looked at.
 *
 * @param name by which it can be ignored
 * @param found what is there
 * @param wanted what should be there, or what to do
 */
record Check(String name, Status status, String found, String wanted) {

  enum Status {
    PASS,
    WARN,
    FAIL;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** For {@code register}. */
  Map<String, Object> value() {
    return Map.of("name", name, "status", status.word(), "found", found, "wanted", wanted);
  }

  /** A table of all, for a person. */
  static String table(List<Check> checks) {
    int widest = checks.stream().mapToInt(check -> check.name.length()).max().orElse(0);
    StringBuilder table = new StringBuilder();
    for (Check check : checks) {
      table
          .append("\n  ")
          .append(check.status.word())
          .append("  ")
          .append(check.name)
          .repeat(" ", widest - check.name.length())
          .append("  ")
          .append(check.found);
      if (check.status != Status.PASS) {
        table.append("; ").append(check.wanted);
      }
    }
    return table.toString();
  }
}
