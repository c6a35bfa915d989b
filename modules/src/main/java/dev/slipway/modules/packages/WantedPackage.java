package dev.slipway.modules.packages;

import dev.slipway.host.probe.PackageAnswer;
import dev.slipway.host.probe.PackageProbe;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A package as a user names it.
 *
 * @param name with {@code :architecture} when it was written
 * @param version what was written after {@code =}; {@code *} in it stands for anything
 */
record WantedPackage(String name, Optional<String> version) {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9+._~]*(-[A-Za-z0-9+._~]+)*");
  private static final Pattern ARCHITECTURE = Pattern.compile("[a-z0-9-]+");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9.+:~*?-]+");

  /** Empty when it names no single package: a pattern, an option, or something else. */
  static Optional<WantedPackage> parse(String written) {
    String[] pair = written.strip().split("=", 2);
    String[] parts = pair[0].split(":", 2);
    boolean named =
        NAME.matcher(parts[0]).matches()
            && (parts.length == 1 || ARCHITECTURE.matcher(parts[1]).matches());
    boolean versioned = pair.length == 1 || VERSION.matcher(pair[1]).matches();
    Optional<String> version = pair.length == 1 ? Optional.empty() : Optional.of(pair[1]);
    return named && versioned ? Optional.of(new WantedPackage(pair[0], version)) : Optional.empty();
  }

  PackageProbe probe() {
    return new PackageProbe(name);
  }

  /** Whether it is installed, in a version that was asked for. */
  boolean isSatisfiedBy(PackageAnswer answer) {
    return answer
        .installedVersion()
        .map(installed -> version.map(wanted -> matches(wanted, installed)).orElse(true))
        .orElse(false);
  }

  /** Whether a version is one that was asked for. */
  boolean isOf(String candidate) {
    return version.map(wanted -> matches(wanted, candidate)).orElse(true);
  }

  private static boolean matches(String wanted, String installed) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < wanted.length(); i++) {
      char c = wanted.charAt(i);
      switch (c) {
        case '*' -> pattern.append(".*");
        case '?' -> pattern.append('.');
        default -> pattern.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return installed.matches(pattern.toString());
  }

  /** As {@code apt-get} takes it. */
  String specification() {
    return version.map(wanted -> name + "=" + wanted).orElse(name);
  }
}
