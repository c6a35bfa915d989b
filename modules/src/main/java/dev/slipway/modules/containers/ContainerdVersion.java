package dev.slipway.modules.containers;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a containerd, as far as it decides what a configuration may hold. */
record ContainerdVersion(int major, int minor) implements Comparable<ContainerdVersion> {
  private static final Pattern NUMBERS = Pattern.compile("\\bv?(\\d{1,4})\\.(\\d{1,4})[.~+\\d]");

  /** The first daemon with the versions 3 and 4 of the configuration. */
  private static final ContainerdVersion TWO = new ContainerdVersion(2, 0);

  private static final ContainerdVersion TWO_THREE = new ContainerdVersion(2, 3);

  /** Of a line such as {@code containerd github.com/containerd/containerd v1.7.24 88bf19b}. */
  static Optional<ContainerdVersion> parse(String line) {
    Matcher numbers = NUMBERS.matcher(line);
    return numbers.find()
        ? Optional.of(
            new ContainerdVersion(
                Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
        : Optional.empty();
  }

  /** The version in which this daemon writes its own default configuration. */
  int nativeConfiguration() {
    if (compareTo(TWO) < 0) {
      return 2;
    }
    return compareTo(TWO_THREE) < 0 ? 3 : 4;
  }

  @Override
  public int compareTo(ContainerdVersion other) {
    return Comparator.comparingInt(ContainerdVersion::major)
        .thenComparingInt(ContainerdVersion::minor)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
