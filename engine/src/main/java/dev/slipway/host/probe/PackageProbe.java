package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;

/**
 * Is a package installed, and in which version? Answered by dpkg or rpm, whichever the host has.
 *
 * @param name the package's name; on Debian also {@code name:architecture}
 */
public record PackageProbe(String name) implements Probe<PackageAnswer> {

  public PackageProbe {
    if (!isPackageName(name)) {
      throw new IllegalArgumentException("not the name of a package: " + name);
    }
  }

  /** Whether a text can be the name of one package: no pattern, no option, no blank. */
  public static boolean isPackageName(String text) {
    return !text.isEmpty()
        && text.charAt(0) != '-'
        && text.chars().noneMatch(c -> c <= ' ' || c == 127 || "*?[]|\"'\\".indexOf(c) >= 0);
  }

  @Override
  public ProbeKind<PackageProbe, PackageAnswer> kind() {
    return PackageProbeKind.INSTANCE;
  }

  @Override
  public boolean isAbsent(PackageAnswer answer) {
    return !answer.isInstalled();
  }
}
