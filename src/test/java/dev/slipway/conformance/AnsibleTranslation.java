package dev.slipway.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Writes the expressions of a case in Ansible's notation, where this is a matter of signs only. */
final class AnsibleTranslation {
  private static final Pattern REFERENCE = Pattern.compile("(?<!\\\\)\\$\\{([^}]*)}");
  private static final Pattern CONDITION =
      Pattern.compile("\\b(when|changed_when|failed_when|until|that):( .*)");
  private static final Pattern ALTERNATE = Pattern.compile("(?s)([^|]+)\\|(.*)");
  private static final Pattern LISTED =
      Pattern.compile("([\\w.]+(?:\\[\\w+])?)\\.contains\\(([^()]*)\\)");

  /** What only Slipway has, or has under another name. */
  private static final List<String> OURS =
      List.of(
          "facts.",
          "needs:",
          "verify:",
          "parallel:",
          "loop.",
          "id:",
          "version.",
          "list.has",
          "list.sort",
          "path.",
          "regex.",
          "startsWith",
          "text.",
          "json.",
          "math.",
          "lookup.",
          "entrySet",
          "size()",
          "\\${",
          "first-match");

  private AnsibleTranslation() {}

  /** The files of the case, or nothing when it cannot be said in Ansible's notation. */
  static Optional<Map<String, String>> of(Case one) {
    Map<String, String> files = new LinkedHashMap<>();
    if (!one.asked().answers().isEmpty()) {
      // Nobody types there.
      return Optional.empty();
    }
    for (Map.Entry<String, String> file : one.files().entrySet()) {
      String text = file.getValue();
      if (OURS.stream().anyMatch(text::contains)) {
        return Optional.empty();
      }
      files.put(file.getKey(), values(conditions(text)));
    }
    boolean whole = files.values().stream().noneMatch(text -> text.contains("${"));
    return whole ? Optional.of(files) : Optional.empty();
  }

  private static String conditions(String text) {
    return replaced(CONDITION, text, found -> found.group(1) + ":" + condition(found.group(2)));
  }

  private static String condition(String text) {
    String plain = replaced(REFERENCE, text, found -> "(" + expression(found.group(1)) + ")");
    return LISTED.matcher(plain.replaceAll("\\$(?=[A-Za-z_])", "")).replaceAll("($2 in $1)");
  }

  private static String values(String text) {
    return replaced(REFERENCE, text, found -> "{{ " + expression(found.group(1)) + " }}");
  }

  private static String replaced(
      Pattern pattern, String text, Function<MatchResult, String> change) {
    return pattern
        .matcher(text)
        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(change.apply(found)));
  }

  private static String expression(String text) {
    var alternate = ALTERNATE.matcher(text);
    if (alternate.matches()) {
      return expression(alternate.group(1)) + " | default(" + expression(alternate.group(2)) + ")";
    }
    return text.replaceAll("map\\.entries\\(([^()]*)\\)", "$1 | dict2items")
        .replaceAll("list\\.union\\(([^,()]*), ([^()]*)\\)", "$1 | union($2)")
        .replace("$", "");
  }
}
