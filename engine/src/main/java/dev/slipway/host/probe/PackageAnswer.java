package dev.slipway.host.probe;

import java.util.Optional;

/** How far a package is installed. */
public sealed interface PackageAnswer {

  /** Not at all. */
  record Absent() implements PackageAnswer {}

  /** It was removed; its configuration files are still there. */
  record ConfigurationOnly(String version) implements PackageAnswer {}

  /**
   * It was not installed to the end.
   *
   * @param state dpkg's word, such as {@code half-configured}
   */
  record Broken(String version, String state) implements PackageAnswer {}

  /**
   * It is installed.
   *
   * @param held whether it must not be upgraded (dpkg's hold)
   * @param automatic whether it came as a dependency only, so that {@code autoremove} may remove it
   */
  record Installed(String version, boolean held, boolean automatic) implements PackageAnswer {}

  default boolean isInstalled() {
    return this instanceof Installed;
  }

  /** The version, when the package is installed. */
  default Optional<String> installedVersion() {
    return this instanceof Installed installed
        ? Optional.of(installed.version())
        : Optional.empty();
  }
}
