package dev.slipway.host.probe;

import java.util.List;
import java.util.Optional;

/** What a package system says it would do. */
public sealed interface PackageSimulation {

  /** It would do this; nothing when empty. */
  record Possible(List<Step> steps) implements PackageSimulation {
    public Possible {
      steps = List.copyOf(steps);
    }
  }

  /**
   * It would refuse.
   *
   * @param message the package system's own words, without the ends of lines
   * @param unknownPackage whether a package or version is missing from what it knows
   */
  record Impossible(String message, boolean unknownPackage) implements PackageSimulation {}

  /**
   * One package that changes.
   *
   * @param name with {@code :architecture} when it is not the host's
   * @param before empty when it is not installed before
   * @param after empty when it is removed
   * @param purged whether its configuration files go, too
   */
  record Step(String name, Optional<String> before, Optional<String> after, boolean purged) {}
}
