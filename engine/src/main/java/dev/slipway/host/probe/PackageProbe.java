package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;

/**
 * Is a package installed, and in which version?
 *
 * @param name the package's name; on Debian also {@code name:architecture}, for rpm all that {@code
 *     rpm -q} takes: {@code name-version}, {@code name-version-release}, {@code name.architecture}
 * @param database which packages are meant
 */
public record PackageProbe(String name, Database database) implements Probe<PackageAnswer> {

  /** The packages of a host. */
  public enum Database {
    /** Those of dpkg or of rpm, whichever the host has. */
    HOST,
    /** Those of rpm, on a host that has dpkg, too. */
    RPM
  }

  public PackageProbe(String name) {
    this(name, Database.HOST);
  }

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
