package dev.slipway.template;

import dev.slipway.diagnostic.SourceFile;
import java.util.Optional;
import org.apache.velocity.Template;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.jspecify.annotations.Nullable;

/** A text that Velocity has parsed, with what is needed to say where something in it stands. */
final class ParsedText extends Template {
  private final String text;
  private final int prefix;
  private final int start;
  private final @Nullable SourceFile file;

  private ParsedText(String text, int prefix, int start, @Nullable SourceFile file) {
    this.text = text;
    this.prefix = prefix;
    this.start = start;
    this.file = file;
    setName(file == null ? "expression" : file.name());
  }

  /** A whole file. */
  static ParsedText of(SourceFile file) {
    return new ParsedText(file.text(), 0, 0, file);
  }

  /**
   * A part of a scalar, wrapped for the parser.
   *
   * @param prefix how many characters were put before it
   * @param start where the part begins in the scalar's text
   */
  static ParsedText of(String wrapped, int prefix, int start) {
    return new ParsedText(wrapped, prefix, start, null);
  }

  String text() {
    return text;
  }

  Optional<SourceFile> file() {
    return Optional.ofNullable(file);
  }

  /** The index in the scalar's text for an index in the parsed text. */
  int outer(int offset) {
    return Math.max(0, offset - prefix) + start;
  }

  SimpleNode tree() {
    return (SimpleNode) getData();
  }
}
