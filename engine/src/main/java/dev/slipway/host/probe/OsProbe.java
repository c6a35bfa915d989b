package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;

/** Which tools for packages has the host? */
public record OsProbe() implements Probe<Os> {
  private static final String SCRIPT =
      """
      part release
      grep -s -h -E '^(ID|ID_LIKE|VERSION_ID)=' /etc/os-release || \
      grep -s -h -E '^(ID|ID_LIKE|VERSION_ID)=' /usr/lib/os-release
      part tools
      for tool in apt-get dnf5 dnf yum zypper apk pacman; do
      if [ -x "/usr/bin/$tool" ] || [ -x "/sbin/$tool" ]; then echo "$tool"; fi
      done
      """;

  private static final ProbeKind<OsProbe, Os> KIND =
      new OneQuestion<>(
          "os", SCRIPT, output -> Os.of(output.lines("release"), output.lines("tools")));

  @Override
  public ProbeKind<OsProbe, Os> kind() {
    return KIND;
  }
}
