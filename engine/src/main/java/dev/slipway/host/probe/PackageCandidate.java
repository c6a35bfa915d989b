package dev.slipway.host.probe;

import java.util.List;
import java.util.Optional;

/**
 * What apt knows about a package.
 *
 * @param version what would be installed; empty when nothing can be, because the package is unknown
 *     or has a name that only other packages provide
 * @param available all versions that can be had, newest first, with the installed one
 */
public record PackageCandidate(Optional<String> version, List<String> available) {
  static final PackageCandidate UNKNOWN = new PackageCandidate(Optional.empty(), List.of());

  public PackageCandidate {
    available = List.copyOf(available);
  }
}
