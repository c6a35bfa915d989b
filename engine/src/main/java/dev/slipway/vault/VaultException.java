package dev.slipway.vault;

import dev.slipway.diagnostic.Problem;

/** An encrypted text that cannot be opened; the problem says where, why and what to do. */
public final class VaultException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  VaultException(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
