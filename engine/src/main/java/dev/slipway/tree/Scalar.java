package dev.slipway.tree;

import dev.slipway.diagnostic.SourceRange;
import org.jspecify.annotations.Nullable;

/**
 * One value.
 *
 * @param text the characters after YAML's own unescaping, before typing: {@code 0644}, {@code yes}
 * @param value the typed value: {@link String}, {@link Boolean}, {@link Long}, {@link
 *     java.math.BigInteger}, {@link Double}, or null
 * @param style how it was written
 * @param tag what the user said about it
 */
public record Scalar(SourceRange range, String text, @Nullable Object value, Style style, Tag tag)
    implements Node {

  /** How a scalar was written. */
  public enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  /** The tags a user may write. */
  public enum Tag {
    /** None. */
    NONE,
    /** {@code !unsafe}: never evaluated. */
    UNSAFE,
    /** {@code !vault}: the text is encrypted. */
    VAULT
  }

  /** Text that was not read from YAML, such as a value of an INI inventory. */
  public static Scalar text(SourceRange range, String text) {
    return new Scalar(range, text, text, Style.PLAIN, Tag.NONE);
  }

  public boolean isText() {
    return value instanceof String;
  }

  public boolean isNull() {
    return value == null;
  }

  @Override
  public boolean isLiteral() {
    return tag == Tag.UNSAFE || (tag == Tag.NONE && !text.contains("${"));
  }

  @Override
  public String describe() {
    return switch (value) {
      case null -> "nothing";
      case String _ -> "text";
      case Boolean _ -> "a boolean";
      default -> "a number";
    };
  }

  /**
   * The range of a part of {@link #text}, as exact as it can be told: to the character where the
   * part stands in the source as it is in the text, else the whole value.
   */
  public SourceRange part(int from, int to) {
    return new ScalarPart(this, from, to).range();
  }
}
