package dev.slipway.modules.administration;

import dev.slipway.modules.support.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One limit of {@code limits.conf(5)}.
 *
 * @param bound which of the value that is there and the declared one counts
 * @param comment behind the line; may be empty
 */
record LimitsEdit(
    boolean present,
    String domain,
    String type,
    String item,
    String value,
    Bound bound,
    String comment)
    implements TextEdit {
  private static final List<String> ENDLESS = List.of("unlimited", "infinity", "-1");

  /** Which value counts. */
  enum Bound {
    DECLARED,
    LARGER,
    SMALLER
  }

  @Override
  public boolean needsFile() {
    return present;
  }

  @Override
  public Edited edit(Optional<String> text, UnaryOperator<String> argument) {
    if (text.isEmpty() && !present) {
      return Edited.unchanged(text);
    }
    List<String> result = new ArrayList<>();
    boolean found = false;
    for (String line : text.orElse("").lines().toList()) {
      Optional<String> before = valueIn(line, argument);
      if (before.isEmpty()) {
        result.add(line);
      } else if (present && !found) {
        String wanted = chosen(before.get());
        result.add(wanted.equals(before.get()) && !found ? line : argument.apply(line(wanted)));
        found = true;
      }
    }
    if (present && !found) {
      result.add(argument.apply(line(value)));
    }
    String joined = result.isEmpty() ? "" : String.join("\n", result) + "\n";
    return text.isPresent() && result.equals(text.get().lines().toList())
        ? Edited.unchanged(text)
        : new Edited(Optional.of(joined), present ? "limit set" : "limit removed");
  }

  /** The value of a line that is about this limit. */
  private Optional<String> valueIn(String line, UnaryOperator<String> argument) {
    String[] words = line.replaceFirst("#.*", "").strip().split("\\s+", -1);
    boolean same =
        words.length == 4
            && words[0].equals(argument.apply(domain))
            && words[1].equals(type)
            && words[2].equals(item);
    return same ? Optional.of(words[3]) : Optional.empty();
  }

  private String chosen(String before) {
    return switch (bound) {
      case DECLARED -> value;
      case LARGER -> number(before) > number(value) ? before : value;
      case SMALLER -> number(before) < number(value) ? before : value;
    };
  }

  private static double number(String written) {
    return ENDLESS.contains(written) || !written.matches("-?[0-9]{1,18}")
        ? Double.POSITIVE_INFINITY
        : Double.parseDouble(written);
  }

  private String line(String wanted) {
    String line = String.join("\t", domain, type, item, wanted);
    return comment.isEmpty() ? line : line + "\t# " + comment;
  }
}
