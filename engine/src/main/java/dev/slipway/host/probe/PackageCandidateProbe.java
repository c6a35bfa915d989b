package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import java.util.Optional;

/**
 * Which version of a package would apt install, by the package lists the host has? Only for hosts
 * with apt.
 *
 * @param release the release to prefer, as {@code apt-get -t}
 */
public record PackageCandidateProbe(String name, Optional<String> release)
    implements Probe<PackageCandidate> {

  public PackageCandidateProbe {
    if (!PackageProbe.isPackageName(name)) {
      throw new IllegalArgumentException("not the name of a package: " + name);
    }
  }

  @Override
  public ProbeKind<PackageCandidateProbe, PackageCandidate> kind() {
    return PackageCandidateProbeKind.INSTANCE;
  }

  @Override
  public boolean isAbsent(PackageCandidate answer) {
    return answer.version().isEmpty();
  }
}
