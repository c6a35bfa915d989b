package dev.slipway.yaml;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.tree.Scalar;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.NodeEvent;

/** Judges the tags that stand before values. */
final class TagReader {
  private static final Pattern PROPERTIES = Pattern.compile("(?:[!&]\\S*(?:\\s+|$))+");
  private static final Pattern TAG = Pattern.compile("!\\S*");

  /** Keys whose value is a bare condition: a {@code !} there was meant as "not". */
  private static final Set<String> CONDITIONS =
      Set.of("when", "changed_when", "failed_when", "until", "that", "break_when");

  private final TextPositions positions;
  private final Problems problems;

  TagReader(TextPositions positions, Problems problems) {
    this.positions = positions;
    this.problems = problems;
  }

  Scalar.Tag of(NodeEvent event, @Nullable String tag, TreeComposer.Place place) {
    return switch (tag) {
      case null -> place.unsafe() ? Scalar.Tag.UNSAFE : Scalar.Tag.NONE;
      case "!unsafe" -> Scalar.Tag.UNSAFE;
      case "!vault", "!vault-encrypted" -> Scalar.Tag.VAULT;
      default -> {
        refuse(event, place);
        yield Scalar.Tag.NONE;
      }
    };
  }

  /** Whether nothing in the collection is evaluated. */
  boolean ofCollection(NodeEvent event, @Nullable String tag, TreeComposer.Place place) {
    if (tag == null || tag.equals("!unsafe")) {
      return tag != null || place.unsafe();
    }
    refuse(event, place);
    return place.unsafe();
  }

  /** Where the value itself begins, behind its tag and anchor. */
  int valueStart(NodeEvent event, @Nullable String tag) {
    int start = positions.offset(event.getStartMark().getIndex());
    if (tag == null && event.getAnchor() == null) {
      return start;
    }
    int end = positions.offset(event.getEndMark().getIndex());
    Matcher properties = PROPERTIES.matcher(positions.between(start, end));
    return properties.lookingAt() ? start + properties.end() : start;
  }

  private void refuse(NodeEvent event, TreeComposer.Place place) {
    int start = positions.offset(event.getStartMark().getIndex());
    int lineEnd = positions.lineEnd(start);
    Matcher tag = TAG.matcher(positions.between(start, lineEnd));
    boolean found = tag.find();
    int from = found ? start + tag.start() : start;
    String written = found ? tag.group() : "!";
    String rest = positions.between(from, lineEnd).strip();
    boolean reference = rest.substring(Math.min(1, rest.length())).strip().startsWith("$");
    boolean negation = CONDITIONS.contains(place.key()) || reference;
    problems.error(
        ProblemCode.YAML_SYNTAX,
        positions.range(from, from + written.length()),
        negation
            ? "A leading ! is a YAML tag, not a negation."
            : "There is no tag \"" + written + "\" here; there are !unsafe and !vault.",
        negation
            ? "write \"not " + rest.substring(1).strip() + "\""
            : "remove the tag, or quote the text if it begins with \"!\"");
  }
}
