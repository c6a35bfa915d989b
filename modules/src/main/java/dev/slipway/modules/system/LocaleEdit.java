package dev.slipway.modules.system;

import dev.slipway.modules.support.TextEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables of {@code locale.conf(5)}, a line each. Of several lines for one variable the last
 * counts; it gets the value, and the others go.
 *
 * @param values by variable
 * @param absent variables that are not to be there
 */
record LocaleEdit(Map<String, String> values, Set<String> absent) implements TextEdit {
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Z][A-Z_]*)=(\"[^\"]*\"|'[^']*'|\\S*)\\s*");

  @Override
  public boolean needsFile() {
    return !values.isEmpty();
  }

  @Override
  public Edited edit(Optional<String> text, UnaryOperator<String> argument) {
    List<String> lines = text.orElse("").lines().toList();
    Map<String, String> missing = new LinkedHashMap<>(values);
    List<String> result = new ArrayList<>();
    for (String line : lines.reversed()) {
      Matcher matcher = LINE.matcher(line);
      String variable = matcher.matches() ? matcher.group(1) : "";
      if (missing.containsKey(variable)) {
        String value = missing.remove(variable);
        result.add(unquoted(matcher.group(2)).equals(value) ? line : line(variable, value));
      } else if (!values.containsKey(variable) && !absent.contains(variable)) {
        result.add(line);
      }
    }
    List<String> after = new ArrayList<>(result.reversed());
    missing.forEach((variable, value) -> after.add(line(variable, value)));
    return after.equals(lines)
        ? Edited.unchanged(text)
        : new Edited(
            Optional.of(after.isEmpty() ? "" : String.join("\n", after) + "\n"), "locale set");
  }

  private static String line(String variable, String value) {
    return variable + "=" + value;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"));
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
