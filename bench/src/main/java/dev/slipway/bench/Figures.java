package dev.slipway.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle and the ends of some values. */
record Figures(double median, double least, double most) {

  /**
   * @param values at least one
   */
  static Figures of(List<Measurement> values, ToDoubleFunction<Measurement> of) {
    double[] sorted = values.stream().mapToDouble(of).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Figures(median, sorted[0], sorted[sorted.length - 1]);
  }
}
