package dev.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {
  @Test
  void union_joinsWhatOverlapsOrTouches() {
    List<Interval> union =
        Interval.union(
            List.of(
                new Interval(8, 9),
                new Interval(0, 4),
                new Interval(1, 2),
                new Interval(3, 6),
                new Interval(9, 10)));

    assertThat(union).containsExactly(new Interval(0, 6), new Interval(8, 10));
  }

  @Test
  void overlap_isWhatBothHave() {
    assertThat(new Interval(0, 5).overlap(new Interval(3, 9))).isEqualTo(2);
    assertThat(new Interval(0, 5).overlap(new Interval(5, 9))).isZero();
    assertThat(new Interval(0, 5).overlap(new Interval(7, 9))).isZero();
  }
}
