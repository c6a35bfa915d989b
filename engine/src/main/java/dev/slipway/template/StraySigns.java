package dev.slipway.template;

import java.util.regex.Pattern;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.StandardParserConstants;
import org.apache.velocity.runtime.parser.Token;
import org.apache.velocity.runtime.parser.node.ASTBlock;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.ASTElseIfStatement;
import org.apache.velocity.runtime.parser.node.ASTIfStatement;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.ASTSetDirective;
import org.apache.velocity.runtime.parser.node.Node;

/**
 * Refuses, inside an expression, a {@code #} and a {@code $} without a name. Velocity's lexer puts
 * them in front of the token behind them and the parser then passes over them, so that {@code $a #
 * $b} would be {@code $a}, {@code $1} would be the number 1, and {@code #1} would end in an
 * exception about a number.
 */
final class StraySigns {
  /** How a token begins whose signs have no meaning; {@code $$a} has one too many. */
  private static final Pattern STRAY = Pattern.compile("(?s)(#|\\$!?[#$]).*");

  /** What the lexer has given up to read as a directive or a reference. */
  private static final Pattern SIGN = Pattern.compile("(?s)[#$].*");

  private StraySigns() {}

  /**
   * @throws ParseException naming the token with the sign
   */
  static void refuse(Node node) throws ParseException {
    switch (node) {
      case ASTReference _,
          ASTSetDirective _,
          ASTDirective _,
          ASTIfStatement _,
          ASTElseIfStatement _ ->
          refuseIn(beginning(node), end(node));
      default -> {
        // Text, or a part of one of these.
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // each token is one place
  private static void refuseIn(Token beginning, Token end) throws ParseException {
    for (Token token = beginning.next; token != end; token = token.next) {
      Token passedOver = token.specialToken;
      if (passedOver != null && SIGN.matcher(passedOver.image).matches()) {
        throw unexpected(passedOver);
      }
      if (STRAY.matcher(token.image).matches()) {
        throw unexpected(token);
      }
    }
  }

  private static ParseException unexpected(Token token) {
    Token previous = new Token();
    previous.next = token;
    return new ParseException(previous, new int[0][], StandardParserConstants.tokenImage);
  }

  /** The sign of the directive or reference; blanks in front of a directive belong to it. */
  private static Token beginning(Node node) {
    Token token = node.getFirstToken();
    while (token.kind == StandardParserConstants.WHITESPACE) {
      token = token.next;
    }
    return token;
  }

  /** The first token behind what stands in the parentheses of a directive, or in a reference. */
  private static Token end(Node node) {
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      if (node.jjtGetChild(i) instanceof ASTBlock block) {
        return block.getFirstToken();
      }
    }
    return node.getLastToken().next;
  }
}
