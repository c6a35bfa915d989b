package dev.slipway.template;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.node.ASTExpression;
import org.apache.velocity.runtime.parser.node.ASTIfStatement;
import org.apache.velocity.runtime.parser.node.Node;
import org.jspecify.annotations.Nullable;

/**
 * Parses texts and remembers what it parsed, by the text alone: a thousand tasks that say the same
 * are parsed once. Velocity is started when the first expression is met.
 */
final class Expressions {
  private static final int REMEMBERED = 20_000;
  private static final int REMEMBERED_FILES = 1_000;
  private static final String IF = "#if(";
  private static final String END = ")#end";

  private final Remembered<String, CompiledText> texts = new Remembered<>(REMEMBERED);
  private final Remembered<String, Node> conditions = new Remembered<>(REMEMBERED);
  private final Remembered<List<String>, ParsedText> files = new Remembered<>(REMEMBERED_FILES);
  private final Object starting = new Object();
  private volatile @Nullable StrictRuntime velocity;

  /** Whether there is anything in a value that is evaluated or has to be refused. */
  static boolean isEvaluated(Scalar scalar) {
    String text = scalar.text();
    return scalar.isText()
        && scalar.tag() == Scalar.Tag.NONE
        && (text.contains("${") || text.contains("{{") || text.contains("{%"));
  }

  CompiledText text(Scalar scalar) {
    String text = scalar.text();
    CompiledText known = texts.get(text);
    if (known != null) {
      return known;
    }
    ForeignTemplate.refuse(scalar);
    CompiledText compiled = new CompiledText(pieces(scalar));
    return texts.put(text, compiled);
  }

  private List<CompiledText.Piece> pieces(Scalar scalar) {
    List<CompiledText.Piece> pieces = new ArrayList<>();
    try {
      for (TextScanner.Part part : TextScanner.scan(scalar.text())) {
        pieces.add(
            part.isExpression()
                ? new CompiledText.Expression(reference(part, scalar))
                : new CompiledText.Literal(part.text()));
      }
    } catch (TextScanner.UnclosedException unclosed) {
      throw syntax(
          scalar.part(unclosed.from(), unclosed.from() + 2),
          "\"${\" is not closed by \"}\".",
          "close it, or write \\${ for a literal ${");
    }
    return pieces;
  }

  private StrictReference reference(TextScanner.Part part, Scalar scalar) {
    ParsedText parsed = null;
    try {
      parsed = velocity().parse(ParsedText.of(part.text(), 0, part.from()));
    } catch (ParseException | VelocityException exception) {
      // Told below: what the parser says about a part of a value helps nobody.
    }
    Node tree = parsed == null ? null : parsed.tree();
    if (tree != null
        && tree.jjtGetNumChildren() == 1
        && tree.jjtGetChild(0) instanceof StrictReference reference) {
      return reference;
    }
    SourceRange range = scalar.part(part.from(), part.from() + part.text().length());
    throw syntax(
        range,
        "\"" + part.text() + "\" is not an expression.",
        SyntaxHint.forReference(part.text()));
  }

  /** The expression of a condition or of a bare expression. */
  Node condition(Scalar scalar) {
    String text = scalar.text();
    Node known = conditions.get(text);
    if (known != null) {
      return known;
    }
    ForeignTemplate.refuse(scalar);
    return conditions.put(text, parsedCondition(scalar));
  }

  private Node parsedCondition(Scalar scalar) {
    String wrapped = IF + scalar.text() + END;
    ParsedText parsed = null;
    try {
      parsed = velocity().parse(ParsedText.of(wrapped, IF.length(), 0));
    } catch (ParseException | VelocityException exception) {
      // Told below.
    }
    Node expression = parsed == null ? null : onlyExpression(parsed.tree());
    if (expression != null) {
      return expression;
    }
    throw syntax(
        scalar.part(0, scalar.text().length()),
        "\"" + scalar.text().strip() + "\" is not a condition.",
        SyntaxHint.forCondition(scalar.text()));
  }

  private static @Nullable Node onlyExpression(Node tree) {
    boolean one =
        tree.jjtGetNumChildren() == 1
            && tree.jjtGetChild(0) instanceof ASTIfStatement statement
            && statement.jjtGetNumChildren() == 2
            && statement.jjtGetChild(1).jjtGetNumChildren() == 0;
    return one && tree.jjtGetChild(0).jjtGetChild(0) instanceof ASTExpression expression
        ? expression
        : null;
  }

  /** A template file. */
  ParsedText file(SourceFile file) {
    List<String> key = List.of(file.name(), file.text());
    ParsedText known = files.get(key);
    return known != null ? known : files.put(key, parsedFile(file));
  }

  private ParsedText parsedFile(SourceFile file) {
    ForeignTemplate.refuse(file);
    try {
      return velocity().parse(ParsedText.of(file));
    } catch (ParseException exception) {
      throw TemplateFault.of(exception, file);
    } catch (VelocityException exception) {
      throw fault(exception, file);
    }
  }

  /** What went wrong in a template, or in a file that it uses. */
  ExpressionException fault(VelocityException exception, SourceFile template) {
    List<SourceFile> used = files.values().stream().flatMap(text -> text.file().stream()).toList();
    return TemplateFault.of(exception, template, used);
  }

  private StrictRuntime velocity() {
    StrictRuntime running = velocity;
    if (running != null) {
      return running;
    }
    synchronized (starting) {
      running = velocity;
      if (running == null) {
        running = new StrictRuntime(path -> file(TemplateFiles.read(path)));
        velocity = running;
      }
      return running;
    }
  }

  private static ExpressionException syntax(SourceRange range, String message, String fix) {
    return new ExpressionException(
        Problem.error(ProblemCode.EXPRESSION_SYNTAX, range, message, fix));
  }
}
