package dev.slipway.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** Ends the work because of what a user wrote; nothing was contacted. */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidInputException(List<Problem> problems) {
    super(problems.stream().map(InvalidInputException::line).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public InvalidInputException(Problem problem) {
    this(List.of(problem));
  }

  public List<Problem> problems() {
    return problems;
  }

  private static String line(Problem problem) {
    return problem.range() + " [" + problem.code().label() + "] " + problem.message();
  }
}
