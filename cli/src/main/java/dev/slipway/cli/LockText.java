package dev.slipway.cli;

import dev.slipway.load.requirement.LockedRole;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Locked roles as YAML. */
final class LockText {
  private static final String HEAD =
      """
      # Written by "slipway roles install". Keep it with the project: whoever installs the roles
      # gets these commits. "slipway roles install --update" takes newer ones.
      """;

  /** What YAML reads as a text without quotes. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][\\w./@+-]*(:[\\w./@+-]+)*");

  private static final Pattern WORD =
      Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n|[a-f0-9]+(e[0-9]+)?");

  private LockText() {}

  /** A whole lock file, by name. */
  static String file(List<LockedRole> roles) {
    StringBuilder text = new StringBuilder(HEAD);
    text.append(roles.isEmpty() ? "roles: []\n" : "roles:\n");
    roles.stream()
        .sorted(Comparator.comparing(LockedRole::name))
        .forEach(role -> text.append(lines(role).indent(4).replaceFirst("^ {4}", "  - ")));
    return text.toString();
  }

  /** The mark of an installed role. */
  static String mark(LockedRole role, String digest) {
    return lines(role) + "digest: \"" + digest + "\"\n";
  }

  private static String lines(LockedRole role) {
    return "name: "
        + value(role.name())
        + "\nsource: "
        + value(role.source())
        + role.version().map(version -> "\nversion: " + value(version)).orElse("")
        + "\ncommit: "
        + "\""
        + role.commit()
        + "\"\n";
  }

  private static String value(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !WORD.matcher(text).matches();
    return plain ? text : ProblemData.text(text);
  }
}
