package dev.slipway.fuzz;

import java.util.stream.IntStream;

/**
 * The numbers of rounds, each of which is all that its input follows from. More of them, or others:
 * {@code -Dslipway.fuzz.times=100 -Dslipway.fuzz.first=7000}.
 */
final class Rounds {
  private static final int TIMES = Integer.getInteger("slipway.fuzz.times", 1);
  private static final int FIRST = Integer.getInteger("slipway.fuzz.first", 0);

  private Rounds() {}

  static Iterable<Integer> of(int count) {
    return () -> IntStream.range(FIRST, FIRST + count * TIMES).iterator();
  }
}
