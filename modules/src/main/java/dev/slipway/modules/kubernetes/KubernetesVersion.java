package dev.slipway.modules.kubernetes;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Kubernetes, such as 1.30.2. */
record KubernetesVersion(int major, int minor, int patch) implements Comparable<KubernetesVersion> {
  private static final Pattern FORM =
      Pattern.compile("v?(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,4})\\b.*");
  private static final Comparator<KubernetesVersion> ORDER =
      Comparator.comparingInt(KubernetesVersion::major)
          .thenComparingInt(KubernetesVersion::minor)
          .thenComparingInt(KubernetesVersion::patch);

  /** With or without a {@code v} in front; what stands behind the third number is left out. */
  static Optional<KubernetesVersion> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(
            new KubernetesVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  /** Whether it is this minor version of Kubernetes 1 or a later one. */
  boolean atLeast(int otherMinor) {
    return major > 1 || (major == 1 && minor >= otherMinor);
  }

  @Override
  public int compareTo(KubernetesVersion other) {
    return ORDER.compare(this, other);
  }

  /** As kubeadm writes it. */
  String tag() {
    return "v" + this;
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
