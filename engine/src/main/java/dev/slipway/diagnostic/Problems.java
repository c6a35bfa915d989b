package dev.slipway.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects the problems of a stage, so that a user sees all of them together. Not safe for use by
 * several threads.
 */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  public void add(Problem problem) {
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  public void error(ProblemCode code, SourceRange range, String message, String fix) {
    add(Problem.error(code, range, message, fix));
  }

  public void warning(ProblemCode code, SourceRange range, String message, String fix) {
    add(Problem.warning(code, range, message, fix));
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /** All problems, by file and place. */
  public List<Problem> all() {
    return found.stream().sorted(Comparator.comparing(Problem::range)).toList();
  }

  /**
   * Ends a stage.
   *
   * @throws InvalidInputException with all problems when at least one is an error
   */
  public void stopOnErrors() {
    if (hasErrors()) {
      throw new InvalidInputException(all());
    }
  }
}
