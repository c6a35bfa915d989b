package dev.slipway.yaml;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import dev.slipway.yaml.YamlReader.RefusedDocumentException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;

/** Builds the tree of one document from the events of the YAML library. */
final class TreeComposer {
  private final Parser parser;
  private final TextPositions positions;
  private final Problems problems;
  private final TagReader tags;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private long nodes;

  /** What an alias stands for, and how many values that is. */
  private record Anchored(Node node, long size) {}

  /**
   * Where a value stands.
   *
   * @param key the nearest key above it, "" when there is none
   * @param unsafe whether a tag around it says that nothing in it is evaluated
   */
  record Place(int depth, String key, boolean unsafe) {
    Place below(String newKey, boolean nowUnsafe) {
      return new Place(depth + 1, newKey, nowUnsafe);
    }
  }

  TreeComposer(Parser parser, TextPositions positions, Problems problems) {
    this.parser = parser;
    this.positions = positions;
    this.problems = problems;
    this.tags = new TagReader(positions, problems);
  }

  Node document() {
    parser.getEvent();
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return new Scalar(
          positions.file().beginning(), "", null, Scalar.Style.PLAIN, Scalar.Tag.NONE);
    }
    parser.getEvent();
    Node root = node(new Place(0, "", false));
    parser.getEvent();
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      Event second = parser.peekEvent();
      throw new RefusedDocumentException(
          range(second),
          "A second YAML document begins here; a file holds one.",
          "remove the line \"---\", or move what follows to a file of its own");
    }
    return root;
  }

  private Node node(Place place) {
    Event event = parser.getEvent();
    if (place.depth() > YamlReader.DEEPEST) {
      throw new RefusedDocumentException(
          range(event),
          "Values are nested deeper than " + YamlReader.DEEPEST + " levels.",
          "make the structure flatter");
    }
    long before = nodes;
    count(1, event);
    Node node =
        switch (event) {
          case AliasEvent alias -> alias(alias);
          case ScalarEvent scalar -> scalar(scalar, place);
          case SequenceStartEvent start -> sequence(start, place);
          case MappingStartEvent start -> mapping(start, place);
          default -> throw new IllegalStateException("not the beginning of a value: " + event);
        };
    if (event instanceof NodeEvent anchored && !(event instanceof AliasEvent)) {
      anchor(anchored, new Anchored(node, nodes - before));
    }
    return node;
  }

  private void anchor(NodeEvent event, Anchored anchored) {
    if (event.getAnchor() != null) {
      anchors.put(event.getAnchor(), anchored);
    }
  }

  private void count(long more, Event event) {
    nodes += more;
    if (nodes > YamlReader.MOST_NODES) {
      throw new RefusedDocumentException(
          range(event),
          "The file has more than " + YamlReader.MOST_NODES + " values, aliases followed.",
          "use fewer aliases, or split the file");
    }
  }

  private Node alias(AliasEvent event) {
    Anchored anchored = anchors.get(event.getAnchor());
    if (anchored == null) {
      throw new RefusedDocumentException(
          range(event),
          "The alias \"*" + event.getAnchor() + "\" has no anchor before it.",
          "put text that begins with * in quotes; for an alias, write \"&"
              + event.getAnchor()
              + "\" at the value it stands for");
    }
    count(anchored.size(), event);
    return anchored.node();
  }

  private Scalar scalar(ScalarEvent event, Place place) {
    requireRealText(event);
    Scalar.Tag tag = tags.of(event, event.getTag(), place);
    int from = tags.valueStart(event, event.getTag());
    int to = Math.max(from, positions.offset(event.getEndMark().getIndex()));
    Scalar.Style style = style(event.getScalarStyle());
    if (style == Scalar.Style.LITERAL || style == Scalar.Style.FOLDED) {
      to = from + positions.between(from, to).stripTrailing().length();
    }
    boolean typed = style == Scalar.Style.PLAIN && event.getTag() == null && !place.unsafe();
    Object value = typed ? PlainValue.parse(event.getValue()) : event.getValue();
    return new Scalar(positions.range(from, to), event.getValue(), value, style, tag);
  }

  /** Written as escapes; no path, no variable of an environment and no command can hold them. */
  private void requireRealText(ScalarEvent event) {
    String text = event.getValue();
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      int sign = text.codePointAt(at);
      if (sign == 0 || Character.getType(sign) == Character.SURROGATE) {
        problems.error(
            ProblemCode.YAML_SYNTAX,
            range(event),
            "The character U+%04X cannot stand in a value.".formatted(sign),
            "remove it; for bytes that are no text, copy a file");
        return;
      }
    }
  }

  private static Scalar.Style style(ScalarStyle style) {
    return switch (style) {
      case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Scalar.Style.DOUBLE_QUOTED;
      case SINGLE_QUOTED -> Scalar.Style.SINGLE_QUOTED;
      case LITERAL -> Scalar.Style.LITERAL;
      case FOLDED -> Scalar.Style.FOLDED;
      case PLAIN -> Scalar.Style.PLAIN;
    };
  }

  private Sequence sequence(SequenceStartEvent start, Place place) {
    boolean unsafe = tags.ofCollection(start, start.getTag(), place);
    List<Node> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(place.below(place.key(), unsafe)));
    }
    Optional<Node> last = items.isEmpty() ? Optional.empty() : Optional.of(items.getLast());
    return new Sequence(collectionRange(start, start.getTag(), start.isFlow(), last), items);
  }

  private Node mapping(MappingStartEvent start, Place place) {
    boolean unsafe = tags.ofCollection(start, start.getTag(), place);
    MappingBuilder entries = new MappingBuilder(problems);
    Node last = null;
    Node oddKey = null;
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      Node key = node(place.below(place.key(), false));
      last = node(place.below(key instanceof Scalar scalar ? scalar.text() : "", unsafe));
      if (key instanceof Scalar scalar) {
        entries.add(scalar, last);
      } else {
        oddKey = key;
      }
    }
    SourceRange range =
        collectionRange(start, start.getTag(), start.isFlow(), Optional.ofNullable(last));
    return oddKey == null ? entries.build(range) : refuseKey(start, range, oddKey);
  }

  /** Nearly always an expression of another template language, without quotes around it. */
  private Node refuseKey(MappingStartEvent start, SourceRange range, Node key) {
    int from = positions.offset(start.getStartMark().getIndex());
    Optional<ForeignTemplate> template = ForeignTemplate.at(positions, from);
    template.ifPresentOrElse(
        found -> problems.add(found.problem()),
        () ->
            problems.error(
                ProblemCode.YAML_SYNTAX,
                key.range(),
                "A key is " + key.describe() + "; only text can be a key.",
                "write the key as text, in quotes if it has to begin with [ or {"));
    return Scalar.text(range, template.map(ForeignTemplate::replacement).orElse(""));
  }

  /**
   * The library ends a block collection where the next thing begins, behind empty lines and
   * comments; a user sees it end with its last value.
   */
  private SourceRange collectionRange(
      NodeEvent start, @Nullable String tag, boolean flow, Optional<Node> last) {
    Event end = parser.getEvent();
    int from = tags.valueStart(start, tag);
    SourceRange whole = positions.range(from, positions.offset(end.getEndMark().getIndex()));
    boolean ownsLast = last.isPresent() && last.get().range().compareTo(whole) >= 0;
    return flow || !ownsLast
        ? whole
        : positions.file().range(whole.start(), last.get().range().end());
  }

  private SourceRange range(Event event) {
    return positions.range(
        positions.offset(event.getStartMark().getIndex()),
        positions.offset(event.getEndMark().getIndex()));
  }
}
