package dev.slipway.template;

import dev.slipway.diagnostic.Problem;

/** An expression that cannot be read or evaluated; the problem says where, why and what to do. */
public final class ExpressionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ExpressionException(Problem problem) {
    super(problem.range() + " [" + problem.code().label() + "] " + problem.message());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
