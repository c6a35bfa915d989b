package dev.slipway.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Guesses from a text that is no expression what to write instead. */
final class SyntaxHint {
  private static final Pattern DASH = Pattern.compile("\\$\\{([\\w.]*?)\\.?(\\w+(?:-\\w+)+)}");
  private static final Pattern NUMBER = Pattern.compile("\\$\\{([\\w.]+)\\.(\\d+)}");

  private SyntaxHint() {}

  static String forReference(String text) {
    Matcher number = NUMBER.matcher(text);
    if (number.matches()) {
      return "write ${" + number.group(1) + "[" + number.group(2) + "]}";
    }
    Matcher dash = DASH.matcher(text);
    if (dash.matches() && !dash.group(1).isEmpty()) {
      return "write ${" + dash.group(1) + "['" + dash.group(2) + "']}";
    }
    return "write ${name.key}, ${name['key']} or ${name|'alternate'}; for a literal write \\"
        + text;
  }

  static String forCondition(String text) {
    if (text.matches("(?s).*\\bis\\s+(not\\s+)?defined\\b.*")) {
      return "give an alternate value instead: ${name|false}";
    }
    if (text.matches("(?s).*\\sin\\s.*")) {
      return "write $list.contains($x)";
    }
    if (text.matches("(?s)\\s*(not\\s+)?[A-Za-z_].*")) {
      return "variables have a dollar sign: $name == 'text'";
    }
    return "write it like: $name == 'text' and not $flag";
  }
}
