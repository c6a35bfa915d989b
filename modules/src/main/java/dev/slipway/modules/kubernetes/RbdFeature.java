package dev.slipway.modules.kubernetes;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A feature of an image, and the first kernel that maps images with it (Ceph's manual, "Kernel RBD
 * (KRBD) Operations", and {@code man 8 rbd}).
 */
enum RbdFeature {
  LAYERING("layering", 3, 10),
  EXCLUSIVE_LOCK("exclusive-lock", 4, 9),
  DEEP_FLATTEN("deep-flatten", 5, 1),
  OBJECT_MAP("object-map", 5, 3),
  FAST_DIFF("fast-diff", 5, 3);

  private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+).*");

  private final String word;
  private final int major;
  private final int minor;

  RbdFeature(String word, int major, int minor) {
    this.word = word;
    this.major = major;
    this.minor = minor;
  }

  String word() {
    return word;
  }

  /** As {@code 5.3}. */
  String kernel() {
    return major + "." + minor;
  }

  /** Whether a kernel maps images with it. A release that is none of Linux is taken for new. */
  boolean isIn(String kernel) {
    Matcher release = RELEASE.matcher(kernel);
    if (!release.matches()) {
      return true;
    }
    int itsMajor = Integer.parseInt(release.group(1));
    return itsMajor > major || (itsMajor == major && Integer.parseInt(release.group(2)) >= minor);
  }

  static String[] words() {
    return Arrays.stream(values()).map(RbdFeature::word).toArray(String[]::new);
  }

  static RbdFeature of(String word) {
    return Arrays.stream(values())
        .filter(feature -> feature.word.equals(word))
        .findFirst()
        .orElseThrow();
  }
}
