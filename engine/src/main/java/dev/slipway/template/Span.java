package dev.slipway.template;

import org.apache.velocity.runtime.parser.Token;
import org.apache.velocity.runtime.parser.node.ASTBinaryOperator;
import org.apache.velocity.runtime.parser.node.Node;

/**
 * Where a node of the syntax tree stands, as the parser counts: lines and columns from 1, the end
 * included, a tab reaching to the next column after a multiple of eight.
 */
record Span(int line, int column, int endLine, int endColumn) {

  static Span of(Node node) {
    Token first = node.getFirstToken();
    Token last = node.getLastToken();
    return new Span(first.beginLine, first.beginColumn, last.endLine, last.endColumn);
  }

  /** Without what the lexer took along in front of the last {@code $} of the first token. */
  static Span ofReference(Node node) {
    Span whole = of(node);
    int dollar = Math.max(0, node.getFirstToken().image.lastIndexOf('$'));
    return new Span(whole.line, whole.column + dollar, whole.endLine, whole.endColumn);
  }

  /** From the left operand to the right one; the parser counts an operation from its sign. */
  static Span ofOperation(Node node) {
    Node left = node;
    while (left.jjtGetNumChildren() == 2 && left instanceof ASTBinaryOperator) {
      left = left.jjtGetChild(0);
    }
    Span start = of(left);
    Span whole = of(node);
    return new Span(start.line, start.column, whole.endLine, whole.endColumn);
  }

  int from(String text) {
    return offset(text, line, column);
  }

  int to(String text) {
    return Math.min(text.length(), offset(text, endLine, endColumn) + 1);
  }

  /** The index in a text of a place as the parser counts. */
  static int offset(String text, int line, int column) {
    int at = lineStart(text, line);
    int reached = 1;
    while (reached < column && at < text.length()) {
      char character = text.charAt(at);
      if (character == '\n' || character == '\r') {
        break;
      }
      reached = character == '\t' ? reached + 8 - (reached - 1) % 8 : reached + 1;
      at++;
    }
    return at;
  }

  private static int lineStart(String text, int line) {
    int at = 0;
    for (int current = 1; current < line && at < text.length(); current++) {
      while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        at++;
      }
      boolean both = text.startsWith("\r\n", at);
      at = Math.min(text.length(), at + (both ? 2 : 1));
    }
    return at;
  }
}
