package dev.slipway.load.inventory;

import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Scalar.Style;
import dev.slipway.tree.Scalar.Tag;
import dev.slipway.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values of INI inventories: a Python literal (number, quoted text, {@code True False None}, list,
 * tuple, dict, nested) is what it says, everything else is text. The grammar is that of "Literals"
 * and "Displays" in the Python language reference, without bytes, sets and complex numbers.
 */
final class PythonLiteral {
  private static final int DEEPEST = 50;
  private static final Pattern ATOM = Pattern.compile("True|False|None|[-+]*[0-9.][0-9a-zA-Z_.]*");
  private static final Pattern EXPONENT = Pattern.compile("[eE][-+][0-9_]+");

  private final LocatedText source;
  private final String text;
  private int at;

  private PythonLiteral(LocatedText source) {
    this.source = source;
    this.text = source.text();
  }

  /** Ends the reading of something that is no literal, and therefore text. */
  private static final class NoLiteralException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  static Node parse(LocatedText value) {
    PythonLiteral literal = new PythonLiteral(value);
    try {
      Node node = literal.value(0);
      require(literal.peek() == '\0' || literal.peek() == '#');
      return node;
    } catch (NoLiteralException _) {
      return Scalar.text(value.range(), value.text());
    }
  }

  private Node value(int depth) throws NoLiteralException {
    require(depth < DEEPEST);
    return switch (peek()) {
      case '[' -> sequence(']', depth);
      case '(' -> sequence(')', depth);
      case '{' -> mapping(depth);
      case '\'', '"' -> quoted();
      default -> atom();
    };
  }

  /** The next character behind white space; NUL at the end. */
  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private boolean skip(char expected) {
    boolean there = peek() == expected;
    if (there) {
      at++;
    }
    return there;
  }

  private static void require(boolean holds) throws NoLiteralException {
    if (!holds) {
      throw new NoLiteralException();
    }
  }

  /** A list or tuple; one value in parentheses, without a comma, is that value. */
  private Node sequence(char close, int depth) throws NoLiteralException {
    int start = at++;
    List<Node> items = new ArrayList<>();
    boolean comma = true;
    while (!skip(close)) {
      require(comma);
      items.add(value(depth + 1));
      comma = skip(',');
    }
    boolean parenthesised = close == ')' && items.size() == 1 && !comma;
    return parenthesised ? items.getFirst() : new Sequence(source.range(start, at), items);
  }

  private Node mapping(int depth) throws NoLiteralException {
    int start = at++;
    Map<String, Mapping.Entry> entries = new LinkedHashMap<>();
    boolean comma = true;
    while (!skip('}')) {
      require(comma);
      Node key = value(depth + 1);
      require(skip(':') && key instanceof Scalar);
      Node value = value(depth + 1);
      if (key instanceof Scalar scalar) {
        entries.put(scalar.text(), new Mapping.Entry(scalar, value));
      }
      comma = skip(',');
    }
    return new Mapping(source.range(start, at), List.copyOf(entries.values()));
  }

  private Scalar quoted() throws NoLiteralException {
    int start = at;
    Style style = peek() == '"' ? Style.DOUBLE_QUOTED : Style.SINGLE_QUOTED;
    StringBuilder all = new StringBuilder();
    int end = at;
    while (peek() == '\'' || peek() == '"') {
      int close = closingQuote();
      all.append(PythonText.unescape(text.substring(at + 1, close)));
      at = close + 1;
      end = at;
    }
    return new Scalar(source.range(start, end), all.toString(), all.toString(), style, Tag.NONE);
  }

  private int closingQuote() throws NoLiteralException {
    char quote = text.charAt(at);
    for (int i = at + 1; i < text.length(); i++) {
      if (text.charAt(i) == quote) {
        return i;
      }
      if (text.charAt(i) == '\\') {
        i++;
      }
    }
    throw new NoLiteralException();
  }

  private Scalar atom() throws NoLiteralException {
    Matcher atom = ATOM.matcher(text).region(at, text.length());
    require(atom.lookingAt());
    int end = atom.end();
    Matcher exponent = EXPONENT.matcher(text).region(end - 1, text.length());
    if (exponent.lookingAt()) {
      end = exponent.end();
    }
    int start = at;
    String written = text.substring(start, end);
    at = end;
    return new Scalar(source.range(start, end), written, atomValue(written), Style.PLAIN, Tag.NONE);
  }

  private static @Nullable Object atomValue(String written) throws NoLiteralException {
    return switch (written) {
      case "True" -> true;
      case "False" -> false;
      case "None" -> null;
      default -> PythonNumber.parse(written).orElseThrow(NoLiteralException::new);
    };
  }
}
