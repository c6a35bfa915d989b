package dev.slipway.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Guesses from a text that is no expression what to write instead. */
final class SyntaxHint {
  private static final Pattern DASH = Pattern.compile("\\$\\{([\\w.]*?)\\.?(\\w+(?:-\\w+)+)}");
  private static final Pattern NUMBER = Pattern.compile("\\$\\{([\\w.]+)\\.(\\d+)}");

  private static final Pattern SPACES =
      Pattern.compile("\\s+(?<sign>[|}])|(?<=\\$\\{)\\s+|(?<=\\|)\\s+");
  private static final Pattern DEFINED =
      Pattern.compile("(?s).*?\\$?([\\w.]+)\\s+is\\s+(?:not\\s+)?defined\\b.*");
  private static final Pattern IN = Pattern.compile("(?s).*?(\\S+)\\s+in\\s+(\\$[\\w.]+).*");

  private SyntaxHint() {}

  static String forReference(String text) {
    String tight = SPACES.matcher(text).replaceAll("${sign}");
    if (!tight.equals(text)) {
      return "write it without spaces: " + tight;
    }
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
    Matcher defined = DEFINED.matcher(text);
    if (defined.matches()) {
      return "give an alternate value instead: ${" + defined.group(1) + "|false}";
    }
    Matcher in = IN.matcher(text);
    if (in.matches()) {
      return "write " + in.group(2) + ".contains(" + in.group(1) + ")";
    }
    if (text.matches("(?s)[^=!<>]*[^=!<>\\s]\\s*=[^=].*")) {
      return "compare with ==";
    }
    if (text.matches("(?s)\\s*(not\\s+)?(?!and\\b|or\\b|not\\b)[A-Za-z_].*")) {
      return "variables have a dollar sign: $name == 'text'";
    }
    if (text.contains("#")) {
      return "take the # out; a text that has one stands in quotes: $name == '#text'";
    }
    return "write it like: $name == 'text' and not $flag";
  }
}
