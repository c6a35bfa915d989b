package dev.slipway.template;

import dev.slipway.diagnostic.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says that something is not there, and what was probably meant. */
final class Undefined {
  private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[A-Z_][A-Z0-9_]*");
  private static final String FACT_PREFIX = "ansible_";

  private Undefined() {}

  static Failure.Missing root(StrictReference reference, Collection<String> names) {
    String name = reference.getRootString();
    return new Failure.Missing(
        reference.place(), "\"" + name + "\" is not defined.", fix(name, names));
  }

  /** What to write instead of a name that nothing defines. */
  static String fix(String name, Collection<String> names) {
    if (name.equals("ansible_facts")) {
      return "facts are under \"facts\": write ${facts.NAME}";
    }
    Optional<String> nearest = Suggestion.nearest(name, names);
    if (nearest.isPresent()) {
      return "did you mean \"" + nearest.get() + "\"?";
    }
    if (name.startsWith(FACT_PREFIX)) {
      String fact = name.substring(FACT_PREFIX.length());
      return "facts are under \"facts\": write ${facts." + fact + "}";
    }
    if (ENVIRONMENT_NAME.matcher(name).matches()) {
      return "for a variable of the shell write \\${"
          + name
          + "}; for one of this machine's environment write ${lookup.env('"
          + name
          + "')}";
    }
    return "define \"" + name + "\", or give an alternate value: ${" + name + "|''}";
  }

  static Failure.Missing ofNull(StrictReference reference, int step) {
    return new Failure.Missing(
        reference.place(),
        "\"" + reference.written(step) + "\" is null, so nothing can be read from it.",
        "give an alternate value: ${" + reference.written(reference.stepCount()) + "|''}");
  }

  static Failure.Missing key(StrictReference reference, int step, Map<?, ?> map, String key) {
    List<String> keys = map.keySet().stream().map(String::valueOf).toList();
    String some = keys.stream().limit(8).collect(Collectors.joining(", "));
    String otherwise =
        keys.isEmpty()
            ? "it is empty; give an alternate value: ${name|''}"
            : "it has: " + some + (keys.size() > 8 ? ", ..." : "");
    return new Failure.Missing(
        reference.place(),
        "\"" + reference.written(step) + "\" has no \"" + key + "\".",
        Suggestion.didYouMean(key, keys, otherwise));
  }

  static Failure.Missing index(
      StrictReference reference, int step, int size, @Nullable Long index) {
    String items = size == 1 ? "1 item" : size + " items";
    return new Failure.Missing(
        reference.place(),
        "\""
            + reference.written(step)
            + "\" has "
            + items
            + (index == null ? "; this one is not there." : "; there is no [" + index + "]."),
        "indexes count from 0; give an alternate value: ${name[0]|''}");
  }

  static Failure.Missing property(
      StrictReference reference, int step, Object from, String property) {
    boolean call = from instanceof List && List.of("size", "isEmpty").contains(property);
    return new Failure.Missing(
        reference.place(),
        "\""
            + reference.written(step)
            + "\" is "
            + Values.describe(from)
            + " and has no \""
            + property
            + "\".",
        call
            ? "write " + property + "()"
            : from instanceof List
                ? "take one of its items first, such as [0]"
                : "read it as " + Values.describe(from));
  }

  static Failure method(StrictReference reference, int step, Object from, String method) {
    return Failure.failed(
        reference.place(),
        "\""
            + reference.written(step)
            + "\" is "
            + Values.describe(from)
            + " and has no method \""
            + method
            + "\" for these arguments.",
        "see the methods in docs/expressions.md");
  }
}
