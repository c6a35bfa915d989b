package dev.slipway.modules.support.structured;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Writes values as YAML, in blocks. */
final class YamlLayout {
  private static final int STEP = 2;
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_/][A-Za-z0-9_./@+-]*(?: [A-Za-z0-9_./@+-]+)*");

  /** Other readers than ours take these for a boolean. */
  private static final Set<String> AMBIGUOUS = Set.of("y", "n", "Y", "N");

  private YamlLayout() {}

  /** Whether it takes lines of its own. */
  static boolean isSpread(Object value) {
    return (value instanceof Map<?, ?> map && !map.isEmpty())
        || (value instanceof List<?> list && !list.isEmpty());
  }

  /** What follows the colon of a key whose content stands so far in. */
  static String behindKey(Object value, int indent) {
    return isSpread(value)
        ? "\n" + " ".repeat(indent) + block(value, indent)
        : " " + block(value, indent);
  }

  /** The value; its first line stands where the text ends already, the others so far in. */
  static String block(Object value, int indent) {
    String next = "\n" + " ".repeat(indent);
    return switch (value) {
      case Map<?, ?> map when !map.isEmpty() ->
          map.entrySet().stream()
              .map(
                  entry ->
                      scalar(String.valueOf(entry.getKey()))
                          + ":"
                          + behindKey(entry.getValue(), indent + STEP))
              .collect(Collectors.joining(next));
      case List<?> list when !list.isEmpty() ->
          list.stream()
              .map(item -> "- " + block(item, indent + STEP))
              .collect(Collectors.joining(next));
      case String text -> scalar(text);
      default -> Values.inline(value);
    };
  }

  /** A text, in quotes where it would be read as something else. */
  static String scalar(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && !AMBIGUOUS.contains(text)
            && new Resolver().resolve(NodeId.scalar, text, true).equals(Tag.STR);
    return plain ? text : Values.quoted(text);
  }
}
