package dev.slipway.template;

import dev.slipway.diagnostic.Position;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.tree.Scalar;
import org.apache.velocity.runtime.parser.node.Node;

/** A part of a parsed text, located when it is needed: texts are shared by all who wrote them. */
record Place(ParsedText text, Span span) {

  static Place of(Node node, Span span) {
    return new Place((ParsedText) node.getTemplate(), span);
  }

  /**
   * The range in a scalar, for a text that was parsed out of that scalar.
   *
   * @param start where the parsed part begins in the scalar's text
   */
  SourceRange in(Scalar scalar, int start) {
    return text.file()
        .map(this::in)
        .orElseGet(
            () ->
                scalar.part(start + text.withoutPrefix(from()), start + text.withoutPrefix(to())));
  }

  private SourceRange in(SourceFile file) {
    return file.range(position(file.text(), from()), position(file.text(), to()));
  }

  private int from() {
    return span.from(text.text());
  }

  private int to() {
    return Math.max(from(), span.to(text.text()));
  }

  static Position position(String text, int offset) {
    int line = 1;
    int start = 0;
    for (int at = 0; at < offset; at++) {
      boolean end = text.charAt(at) == '\n';
      boolean lone = text.charAt(at) == '\r' && !text.startsWith("\n", at + 1);
      if (end || lone) {
        line++;
        start = at + 1;
      }
    }
    return new Position(line, offset - start + 1);
  }
}
