package dev.slipway.modules.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of {@code /etc/locale.gen}: a locale in each line that is made, behind {@code #} one
 * that is not.
 *
 * @param lines without their ends
 */
record LocaleList(List<String> lines) {
  private static final Pattern LINE = Pattern.compile("\\s*(#?)\\s*(\\S+)\\s+(\\S+)\\s*");
  private static final Pattern NAME = Pattern.compile("([^.@]+)(?:\\.([^@]+))?(@.*)?");

  static LocaleList of(String text) {
    return new LocaleList(text.lines().toList());
  }

  /** Whether it is made. */
  boolean holds(String name) {
    return lines.stream().anyMatch(line -> is(line, name, true));
  }

  /**
   * With a locale: where it stands behind {@code #}, else at the end.
   *
   * @param entry its name and its character set
   */
  LocaleList with(String entry) {
    String name = entry.split(" ", 2)[0];
    if (holds(name)) {
      return this;
    }
    List<String> changed = new ArrayList<>(lines);
    for (int index = 0; index < changed.size(); index++) {
      if (is(changed.get(index), name, false)) {
        changed.set(index, entry);
        return new LocaleList(List.copyOf(changed));
      }
    }
    changed.add(entry);
    return new LocaleList(List.copyOf(changed));
  }

  /** Without a locale: its lines stay behind {@code #}. */
  LocaleList without(String name) {
    return new LocaleList(
        lines.stream()
            .map(line -> is(line, name, true) ? "# " + line.stripLeading() : line)
            .toList());
  }

  private static boolean is(String line, String name, boolean made) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches() && matcher.group(1).isEmpty() == made && matcher.group(2).equals(name);
  }

  String text() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  /** The form in which the C library tells a name: {@code de_DE.utf8} of {@code de_DE.UTF-8}. */
  static String normalised(String name) {
    Matcher matcher = NAME.matcher(name.strip());
    if (!matcher.matches() || matcher.group(2) == null) {
      return name.strip();
    }
    String set = matcher.group(2).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    String modifier = matcher.group(3) == null ? "" : matcher.group(3);
    return matcher.group(1) + "." + set + modifier;
  }
}
