package dev.slipway.template;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes wrong inside a parsed text; becomes an {@link ExpressionException} once located. */
class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Place place;
  private final ProblemCode code;
  private final String fix;

  Failure(Place place, ProblemCode code, String message, String fix) {
    this(place, code, message, fix, null);
  }

  private Failure(
      Place place, ProblemCode code, String message, String fix, @Nullable Throwable cause) {
    super(message, cause, false, false);
    this.place = place;
    this.code = code;
    this.fix = fix;
  }

  static Failure failed(Place place, String message, String fix) {
    return new Failure(place, ProblemCode.EXPRESSION_FAILED, message, fix);
  }

  /** A variable that is used here could not be evaluated where it is defined. */
  static Failure inVariable(Place place, String name, ExpressionException cause) {
    return new Failure(place, cause.problem().code(), "\"" + name + "\" is used here", "-", cause);
  }

  /** As it is told to the user, see {@link Place#in}. */
  ExpressionException in(Scalar scalar, int start) {
    SourceRange range = place.in(scalar, start);
    if (getCause() instanceof ExpressionException inner) {
      Problem problem = inner.problem();
      List<Problem.Note> notes = new ArrayList<>(problem.notes());
      notes.add(new Problem.Note(range, text()));
      return new ExpressionException(problem.withNotes(notes));
    }
    return new ExpressionException(Problem.error(code, range, text(), fix));
  }

  /** As it is told to the user when it happened in a template file. */
  ExpressionException in(SourceFile file) {
    return in(Scalar.text(file.beginning(), ""), 0);
  }

  private String text() {
    String message = getMessage();
    return message == null ? code.summary() : message;
  }

  /** The value of a reference is not there, so that an alternate value may stand in. */
  static final class Missing extends Failure {
    private static final long serialVersionUID = 1L;

    Missing(Place place, String message, String fix) {
      super(place, ProblemCode.UNDEFINED_VARIABLE, message, fix);
    }
  }

  Place place() {
    return place;
  }
}
