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
  private final @Nullable SourceFile file;

  private ParsedText(String text, int prefix, @Nullable SourceFile file) {
    this.text = text;
    this.prefix = prefix;
    this.file = file;
    setName(file == null ? "expression" : file.name());
  }

  /** A whole file. */
  static ParsedText of(SourceFile file) {
    return new ParsedText(file.text(), 0, file);
  }

  /**
   * A part of a scalar, wrapped for the parser.
   *
   * @param prefix how many characters were put before it
   */
  static ParsedText of(String wrapped, int prefix) {
    return new ParsedText(wrapped, prefix, null);
  }

  String text() {
    return text;
  }

  Optional<SourceFile> file() {
    return Optional.ofNullable(file);
  }

  /** The index in the part for an index in the parsed text. */
  int withoutPrefix(int offset) {
    return Math.max(0, offset - prefix);
  }

  SimpleNode tree() {
    return (SimpleNode) getData();
  }
}
