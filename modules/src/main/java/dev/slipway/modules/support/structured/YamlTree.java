package dev.slipway.modules.support.structured;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads one YAML document with the place of each value. */
final class YamlTree {
  private static final int MOST_NODES = 1_000_000;

  private final String text;
  private final int[] offsets;
  private int nodes;

  private YamlTree(String text) {
    this.text = text;
    this.offsets = offsets(text);
  }

  /** Where each code point begins: marks count those. */
  private static int[] offsets(String text) {
    int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
    int at = 0;
    for (int index = 0; index < offsets.length - 1; index++) {
      offsets[index] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    offsets[offsets.length - 1] = at;
    return offsets;
  }

  /**
   * The outermost value; null when there is none.
   *
   * @throws IllegalArgumentException when it is not YAML, with line and column
   */
  static @Nullable Placed read(String text) {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setCodePointLimit(Integer.MAX_VALUE);
      List<Node> documents = new ArrayList<>();
      new Yaml(new SafeConstructor(options))
          .composeAll(new StringReader(text))
          .forEach(documents::add);
      if (documents.size() > 1) {
        throw new IllegalArgumentException(
            "it holds %d documents, and only a file of one can be edited."
                .formatted(documents.size()));
      }
      return documents.isEmpty() || isNothing(documents.getFirst())
          ? null
          : new YamlTree(text).placed(documents.getFirst());
    } catch (MarkedYAMLException e) {
      throw new IllegalArgumentException("it is not YAML: " + described(e), e);
    } catch (YAMLException e) {
      throw new IllegalArgumentException("it is not YAML: " + e.getMessage(), e);
    }
  }

  private static boolean isNothing(Node root) {
    return root instanceof ScalarNode scalar && scalar.getValue().isEmpty() && scalar.isPlain();
  }

  private static String described(MarkedYAMLException e) {
    Mark mark = e.getProblemMark();
    return mark == null
        ? e.getProblem() + "."
        : "line %d, column %d: %s."
            .formatted(mark.getLine() + 1, mark.getColumn() + 1, e.getProblem());
  }

  private int at(Mark mark) {
    return offsets[Math.min(mark.getIndex(), offsets.length - 1)];
  }

  private Placed placed(Node node) {
    if (++nodes > MOST_NODES) {
      throw new IllegalArgumentException("its aliases make it too large.");
    }
    int start = at(node.getStartMark());
    return switch (node) {
      case ScalarNode scalar -> new Placed.Leaf(start, end(scalar), value(scalar));
      case SequenceNode sequence -> {
        List<Placed> items = sequence.getValue().stream().map(this::placed).toList();
        boolean flow = sequence.getFlowStyle() == DumperOptions.FlowStyle.FLOW;
        int end = flow || items.isEmpty() ? at(node.getEndMark()) : items.getLast().end();
        yield new Placed.Items(start, end, flow, items);
      }
      case MappingNode mapping -> {
        List<Placed.Entry> entries = mapping.getValue().stream().map(this::entry).toList();
        boolean flow = mapping.getFlowStyle() == DumperOptions.FlowStyle.FLOW;
        int end =
            flow || entries.isEmpty() ? at(node.getEndMark()) : entries.getLast().placed().end();
        yield new Placed.Entries(start, end, flow, entries);
      }
      default -> throw new IllegalStateException("an alias that was not resolved");
    };
  }

  private Placed.Entry entry(NodeTuple tuple) {
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      throw new IllegalArgumentException("a key of it is a list or a map.");
    }
    return new Placed.Entry(
        key.getValue(), at(key.getStartMark()), at(key.getEndMark()), placed(tuple.getValueNode()));
  }

  /**
   * A block of text ends behind its last line, blank lines and comments that follow not counted.
   */
  private int end(ScalarNode scalar) {
    int end = at(scalar.getEndMark());
    boolean block =
        scalar.getScalarStyle() == DumperOptions.ScalarStyle.LITERAL
            || scalar.getScalarStyle() == DumperOptions.ScalarStyle.FOLDED;
    while (block && end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static Object value(ScalarNode scalar) {
    String written = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return Values.Null.NULL;
    }
    if (tag.equals(Tag.BOOL)) {
      return List.of("true", "yes", "on").contains(written.toLowerCase(Locale.ROOT));
    }
    try {
      if (tag.equals(Tag.INT)) {
        return whole(written.replace("_", ""));
      }
      if (tag.equals(Tag.FLOAT)) {
        return Values.normalised(new BigDecimal(written.replace("_", "")));
      }
    } catch (NumberFormatException _) {
      // A form that is not calculated, such as 1:30 or .inf, stays the text that it is.
    }
    return written;
  }

  private static BigInteger whole(String digits) {
    String plain = digits.replaceFirst("^[-+]", "");
    BigInteger number =
        plain.matches("0x[0-9a-fA-F]+")
            ? new BigInteger(plain.substring(2), 16)
            : plain.matches("0b[01]+")
                ? new BigInteger(plain.substring(2), 2)
                : plain.matches("0[0-7]+") ? new BigInteger(plain, 8) : new BigInteger(plain);
    return digits.startsWith("-") ? number.negate() : number;
  }
}
