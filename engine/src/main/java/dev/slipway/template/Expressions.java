package dev.slipway.template;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.tree.Scalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*(?:[.\\[][^\\r\\n]*)?");
  private static final Set<String> WORDS = Set.of("true", "false", "not", "and", "or");
  private static final String IF = "#if(";
  private static final String END = ")#end";

  private final Remembered<String, CompiledText> texts = new Remembered<>(REMEMBERED);
  private final Remembered<String, StrictReference> references = new Remembered<>(REMEMBERED);
  private final Remembered<String, Node> names = new Remembered<>(REMEMBERED);
  private final Remembered<String, Node> conditions = new Remembered<>(REMEMBERED);
  private final Remembered<List<String>, ParsedText> files = new Remembered<>(REMEMBERED_FILES);
  private final TemplateFiles contents;
  private final Object starting = new Object();
  private volatile @Nullable StrictRuntime velocity;

  /**
   * @param contents reads the files that templates use
   */
  Expressions(TemplateFiles contents) {
    this.contents = contents;
  }

  /** A file that a template uses. */
  ParsedText file(Path path) {
    return file(contents.read(path));
  }

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
                ? new CompiledText.Expression(reference(part, scalar), part.from())
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
    StrictReference known = references.get(part.text());
    return known != null ? known : references.put(part.text(), parsed(part, scalar));
  }

  private StrictReference parsed(TextScanner.Part part, Scalar scalar) {
    try {
      Node tree = velocity().parse(ParsedText.of(part.text(), 0)).tree();
      if (tree.jjtGetNumChildren() == 1
          && tree.jjtGetChild(0) instanceof StrictReference reference) {
        return reference;
      }
    } catch (ParseException | VelocityException exception) {
      // What the parser says about a part of a value helps nobody; it is told better below.
    } catch (Failure failure) {
      throw failure.in(scalar, part.from());
    }
    throw syntax(
        scalar.part(part.from(), part.from() + part.text().length()),
        "\"" + part.text() + "\" is not an expression.",
        SyntaxHint.forReference(part.text()));
  }

  /** The expression of a condition. */
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
    return parsed(IF, scalar)
        .orElseThrow(
            () ->
                syntax(
                    scalar.part(0, scalar.text().length()),
                    scalar.text().isBlank()
                        ? "The condition is empty."
                        : "\"" + scalar.text().strip() + "\" is not an expression.",
                    SyntaxHint.forCondition(scalar.text())));
  }

  private Optional<Node> parsed(String prefix, Scalar scalar) {
    String wrapped = prefix + scalar.text() + END;
    try {
      ParsedText parsed = velocity().parse(ParsedText.of(wrapped, prefix.length()));
      return Optional.ofNullable(onlyExpression(parsed.tree()));
    } catch (ParseException | VelocityException exception) {
      // What the parser says about a part of a value helps nobody; the callers tell it better.
      return Optional.empty();
    } catch (Failure failure) {
      throw failure.in(scalar, 0);
    }
  }

  /** The expression that a bare expression or the mere name of a variable is. */
  Node expression(Scalar scalar) {
    String text = scalar.text();
    if (!NAME.matcher(text).matches() || WORDS.contains(text)) {
      return condition(scalar);
    }
    Node known = names.get(text);
    if (known != null) {
      return known;
    }
    return parsed(IF + "$", scalar)
        .filter(node -> node.jjtGetChild(0) instanceof StrictReference)
        .map(node -> names.put(text, node))
        .orElseGet(() -> condition(scalar));
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
    } catch (Failure failure) {
      throw failure.in(file);
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
        running = new StrictRuntime(contents, this::file);
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
