package dev.slipway.template;

import dev.slipway.diagnostic.Position;
import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.tree.Scalar;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.Token;
import org.jspecify.annotations.Nullable;

/** What Velocity itself says about a template, told with its place. */
final class TemplateFault {
  private static final Pattern PLACE =
      Pattern.compile(
          "(?s)(?<what>.*?)[.,]?(?: at)? (?<file>\\S*)\\[line (?<line>\\d+), column"
              + " (?<column>\\d+)]");

  /** How Velocity's lexer names what it cannot read. */
  private static final Pattern SIGN = Pattern.compile("Encountered: '[^ ]*' \\((\\d+)\\)");

  private static final String OPEN = "The template ends where something is still open.";

  /** What Velocity's lexer puts behind the last character. */
  private static final String END = "\u001C";

  private TemplateFault() {}

  /** A template that cannot be parsed. */
  static ExpressionException of(ParseException exception, SourceFile file) {
    Token before = exception.currentToken;
    if (before == null || before.next == null) {
      return syntax(range(file, exception.getMessage()), sentence(exception.getMessage()));
    }
    Token unexpected = before.next;
    boolean atEnd =
        unexpected.kind == 0 || unexpected.image.isBlank() || END.equals(unexpected.image);
    String what = atEnd ? OPEN : "\"" + unexpected.image.strip() + "\" cannot stand here.";
    return syntax(at(file, unexpected.beginLine, unexpected.beginColumn), what);
  }

  private static ExpressionException syntax(SourceRange range, String what) {
    return new ExpressionException(
        Problem.error(
            ProblemCode.EXPRESSION_SYNTAX,
            range,
            what,
            "close each #if, #foreach and #macro by #end; write \\$ and \\# for literal signs"));
  }

  /**
   * Something that went wrong while a template was rendered.
   *
   * @param used files that it may have happened in, besides the template
   */
  static ExpressionException of(
      VelocityException exception, SourceFile template, List<SourceFile> used) {
    if (exception.getCause() instanceof ParseException syntax) {
      return of(syntax, template);
    }
    String message = exception.getMessage() == null ? "unknown" : exception.getMessage();
    Matcher place = PLACE.matcher(message);
    if (!place.find()) {
      return failed(template.beginning(), firstSentence(message));
    }
    String name = place.group("file");
    SourceFile file =
        used.stream().filter(each -> each.name().endsWith(name)).findFirst().orElse(template);
    SourceRange range =
        at(file, Integer.parseInt(place.group("line")), Integer.parseInt(place.group("column")));
    return failed(range, place.group("what"));
  }

  /** Something that went wrong while a part of a scalar was evaluated. */
  static ExpressionException of(VelocityException exception, Scalar scalar) {
    String message = exception.getMessage() == null ? "unknown" : exception.getMessage();
    Matcher place = PLACE.matcher(message);
    return failed(
        scalar.part(0, scalar.text().length()),
        place.find() ? place.group("what") : firstSentence(message));
  }

  private static ExpressionException failed(SourceRange range, String message) {
    String what = message.replaceFirst(" with Call Stack.*", "");
    String sentence = what.endsWith(".") ? what : what + ".";
    return new ExpressionException(
        Problem.error(
            ProblemCode.EXPRESSION_FAILED,
            range,
            sentence,
            "see docs/expressions.md, template files"));
  }

  private static SourceRange range(SourceFile file, @Nullable String message) {
    Matcher place =
        Pattern.compile("line (\\d+), column (\\d+)").matcher(message == null ? "" : message);
    return place.find()
        ? at(file, Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)))
        : file.beginning();
  }

  private static SourceRange at(SourceFile file, int line, int column) {
    int offset = Span.offset(file.text(), Math.max(1, line), Math.max(1, column));
    Position start = Place.position(file.text(), offset);
    return file.range(start, new Position(start.line(), start.column() + 1));
  }

  private static String sentence(@Nullable String message) {
    String sentence = firstSentence(message);
    if (!sentence.startsWith("Lexical error")) {
      return sentence;
    }
    Matcher sign = SIGN.matcher(sentence);
    return sign.find()
        ? "\"" + Character.toString(Integer.parseInt(sign.group(1))) + "\" cannot stand here."
        : OPEN;
  }

  private static String firstSentence(@Nullable String message) {
    String line = message == null ? "" : message.lines().findFirst().orElse("");
    return line.isBlank() ? "The template is not valid." : line;
  }
}
