package dev.slipway.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A span of time, from a beginning to an end. */
record Interval(long start, long end) {
  long length() {
    return end - start;
  }

  /** How much of it is in another one, too. */
  long overlap(Interval other) {
    return Math.max(0, Math.min(end, other.end) - Math.max(start, other.start));
  }

  /** What is covered by any of them, in order and without overlaps. */
  static List<Interval> union(List<Interval> of) {
    List<Interval> union = new ArrayList<>();
    for (Interval next : of.stream().sorted(Comparator.comparingLong(Interval::start)).toList()) {
      if (!union.isEmpty() && next.start <= union.getLast().end) {
        Interval last = union.removeLast();
        union.add(new Interval(last.start, Math.max(last.end, next.end)));
      } else {
        union.add(next);
      }
    }
    return union;
  }
}
