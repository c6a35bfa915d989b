package dev.slipway.modules.system;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;

/** Which time zone has the host, and in which form does its hardware clock run? */
record TimezoneProbe() implements Probe<TimezoneProbe.Answer> {
  /** Where zones are, by {@code localtime(5)}. */
  static final String ZONES = "/usr/share/zoneinfo";

  private static final String SCRIPT =
      """
      part link; readlink /etc/localtime 2>/dev/null
      part zone; cat /etc/timezone 2>/dev/null
      part clock; sed -n 3p /etc/adjtime 2>/dev/null
      part systemd
      if [ -d /run/systemd/system ] && command -v timedatectl >/dev/null; then echo yes; fi
      :
      """;

  private static final ProbeKind<TimezoneProbe, Answer> KIND =
      new OneQuestion<>("time zone", SCRIPT, TimezoneProbe::read);

  /**
   * What is there.
   *
   * @param zone that {@code /etc/localtime} leads to, such as {@code Europe/Berlin}; empty when it
   *     is no link to a zone
   * @param written the zone in {@code /etc/timezone}, which Debian keeps besides; empty when there
   *     is no such file
   * @param local whether the hardware clock runs in local time, and not in UTC
   * @param systemd whether timedatectl can be used
   */
  record Answer(String zone, String written, boolean local, boolean systemd) {}

  @Override
  public ProbeKind<TimezoneProbe, Answer> kind() {
    return KIND;
  }

  private static Answer read(Sections output) throws UnreadableAnswerException {
    String link = output.text("link").strip();
    int zones = link.indexOf(ZONES + "/");
    return new Answer(
        zones < 0 ? "" : link.substring(zones + ZONES.length() + 1),
        output.text("zone").strip(),
        output.text("clock").strip().equals("LOCAL"),
        output.text("systemd").strip().equals("yes"));
  }
}
