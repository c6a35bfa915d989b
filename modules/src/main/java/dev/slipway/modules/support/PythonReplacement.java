package dev.slipway.modules.support;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A replacement in the syntax of Python's {@code re}: {@code \1}, {@code \g<name>}, {@code \n}. */
final class PythonReplacement {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\\\(?:g<(?<name>[^>]*)>|(?<octal>0[0-7]{0,2}|[1-3][0-7]{2})|(?<number>[1-9]\\d?)|(?<other>(?s:.)))");
  private static final Map<String, String> LETTERS =
      Map.of("n", "\n", "t", "\t", "r", "\r", "f", "\f", "a", "\u0007", "b", "\b", "v", "\u000b");
  private static final int RADIX = 8;

  private final String text;

  PythonReplacement(String text) {
    this.text = text;
  }

  String expand(PythonRegex.Match match) {
    Matcher references = REFERENCE.matcher(text);
    StringBuilder expanded = new StringBuilder();
    int done = 0;
    while (references.find()) {
      expanded.append(text, done, references.start()).append(value(references, match));
      done = references.end();
    }
    return expanded.append(text.substring(done)).toString();
  }

  private static String value(Matcher reference, PythonRegex.Match match) {
    String name = reference.group("name");
    String number = reference.group("number");
    String octal = reference.group("octal");
    if (name != null) {
      return match.group(name);
    }
    if (number != null) {
      return match.group(number);
    }
    return octal == null
        ? other(reference.group("other"))
        : Character.toString(Integer.parseInt(octal, RADIX));
  }

  private static String other(String character) {
    if (character.equals("\\")) {
      return character;
    }
    if (LETTERS.containsKey(character)) {
      return LETTERS.getOrDefault(character, "");
    }
    if (character.matches("[A-Za-z]")) {
      throw new IllegalArgumentException(
          "\"\\"
              + character
              + "\" means nothing in a line with back references; write \"\\\\"
              + character
              + "\" for a backslash.");
    }
    return "\\" + character;
  }
}
