package dev.slipway.template;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.tree.Scalar;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds expressions of Jinja. Texts of other template languages that also use braces, such as
 * {@code {{ .Name }}} of Go, are not meant for us and stay as they are.
 */
final class ForeignTemplate {
  /** Words that begin a part of a Go template and no expression of Jinja. */
  private static final String WORDS_OF_GO =
      "if|else|end|range|with|define|template|block|break|continue|and|or|not";

  private static final Pattern EXPRESSION =
      Pattern.compile(
          "\\{\\{-?\\s*(?:(?!(?:"
              + WORDS_OF_GO
              + ")\\b)[A-Za-z_]\\w*"
              + "(?:(?=[.\\[(])|(?=\\s*(?:[|+*/%~<>=!-]|-?}}))|(?=\\s+(?:if|is|in|and|or|not)\\b))[^{}]*?"
              + "|(?:'[^'{}]*'|\"[^\"{}]*\")\\s*\\|[^{}]*?)\\s*-?}}");
  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\{%-?\\s*(?:if|elif|else|endif|for|endfor|set|macro|include|raw|block)\\b[^%]*-?%}");

  private static final Pattern NOT_EVALUATED =
      Pattern.compile("#\\[\\[.*?]]#|#\\*.*?\\*#|##[^\\r\\n]*", Pattern.DOTALL);

  private ForeignTemplate() {}

  static boolean mayBeIn(String text) {
    return text.contains("{{") || text.contains("{%");
  }

  static Optional<MatchResult> find(String text) {
    if (!mayBeIn(text)) {
      return Optional.empty();
    }
    Matcher expression = EXPRESSION.matcher(text);
    if (expression.find()) {
      return Optional.of(expression.toMatchResult());
    }
    Matcher statement = STATEMENT.matcher(text);
    return statement.find() ? Optional.of(statement.toMatchResult()) : Optional.empty();
  }

  /** What to write instead. */
  static String fix(String found) {
    Matcher simple =
        Pattern.compile("\\{\\{-?\\s*([A-Za-z_][\\w.\\[\\]'\"]*)\\s*-?}}").matcher(found);
    return simple.matches()
        ? "write ${" + simple.group(1) + "}"
        : found.startsWith("{%")
            ? "use when and loop in a playbook, and #if and #foreach in a template file"
            : "write ${name}; see docs/expressions.md for what filters have become";
  }

  static void refuse(Scalar scalar) {
    find(scalar.text())
        .ifPresent(
            found -> {
              throw new ExpressionException(
                  Problem.error(
                      ProblemCode.FOREIGN_TEMPLATE,
                      scalar.part(found.start(), found.end()),
                      "\"" + found.group() + "\" is an expression of another template language.",
                      fix(found.group()) + "; for literal braces tag the value !unsafe"));
            });
  }

  /** As {@link #refuse(Scalar)}, for a template file; its comments and literal parts are free. */
  static void refuse(SourceFile file) {
    if (!mayBeIn(file.text())) {
      return;
    }
    String text =
        NOT_EVALUATED
            .matcher(file.text())
            .replaceAll(part -> ".".repeat(part.end() - part.start()));
    find(text)
        .ifPresent(
            found -> {
              throw new ExpressionException(
                  Problem.error(
                      ProblemCode.FOREIGN_TEMPLATE,
                      file.range(
                          Place.position(file.text(), found.start()),
                          Place.position(file.text(), found.end())),
                      "\"" + found.group() + "\" is an expression of another template language.",
                      fix(found.group())
                          + "; for literal braces write #[["
                          + found.group()
                          + "]]#"));
            });
  }
}
