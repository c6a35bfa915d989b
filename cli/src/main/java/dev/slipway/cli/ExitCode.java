package dev.slipway.cli;

import dev.slipway.run.Recap;

/** What a command ends with. */
final class ExitCode {
  static final int OK = 0;

  /** What the user wrote is wrong; nothing was contacted. */
  static final int BAD_INPUT = 1;

  static final int HOST_FAILED = 2;

  /** Of {@code plan --detailed-exitcode}. */
  static final int CHANGES_PENDING = 3;

  static final int HOST_UNREACHABLE = 4;
  static final int BUG = 70;
  static final int INTERRUPTED = 130;

  /** Of a process that does not do it, see {@link ElsewhereException}; no process ends with it. */
  static final int ELSEWHERE = -1;

  private ExitCode() {}

  /** Unreachable hosts weigh more than failed ones. */
  static int of(Recap recap) {
    return recap.anyUnreachable() ? HOST_UNREACHABLE : recap.anyFailed() ? HOST_FAILED : OK;
  }
}
