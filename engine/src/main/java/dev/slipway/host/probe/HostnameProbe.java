package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;

/** Which name has the host, now and after the next boot? */
public record HostnameProbe() implements Probe<HostnameAnswer> {
  private static final String SCRIPT =
      """
      part running; uname -n
      part persisted; cat /etc/hostname 2>/dev/null
      part systemd
      if [ -d /run/systemd/system ] && command -v hostnamectl >/dev/null; then echo yes; fi
      :
      """;

  private static final ProbeKind<HostnameProbe, HostnameAnswer> KIND =
      new OneQuestion<>(
          "hostname",
          SCRIPT,
          output ->
              new HostnameAnswer(
                  output.text("running").strip(),
                  output.lines("persisted").stream()
                      .map(String::strip)
                      .filter(line -> !line.startsWith("#"))
                      .findFirst()
                      .orElse(""),
                  output.text("systemd").strip().equals("yes")));

  @Override
  public ProbeKind<HostnameProbe, HostnameAnswer> kind() {
    return KIND;
  }
}
