package dev.slipway.modules.network;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import java.util.List;

/** Which boot is the host in, and why should there be another? */
record BootProbe() implements Probe<BootProbe.Boot> {

  /**
   * One time that the host is up.
   *
   * @param id of the kernel's boot; containers share that of their machine
   * @param started when the first process began, in ticks since then
   * @param reasons for another boot, such as packages that ask for it; empty when there are none
   */
  record Boot(String id, String started, List<String> reasons) {
    /** Whether it is the same time. */
    boolean isSame(Boot other) {
      return id.equals(other.id) && started.equals(other.started);
    }
  }

  /** The 22nd field; the second one may hold blanks and parentheses. */
  private static final String SCRIPT =
      """
      part id; cat /proc/sys/kernel/random/boot_id
      part started; sed 's/^.*) //' /proc/1/stat | cut -d ' ' -f 20
      part reasons
      for folder in /run /var/run; do
      if [ -e "$folder/reboot-required" ]; then
      echo 'the host asks for it'
      sort -u "$folder/reboot-required.pkgs" 2>/dev/null | sed 's/^/because of /'
      break
      fi
      done
      if command -v needs-restarting >/dev/null 2>&1; then
      needs-restarting -r >/dev/null 2>&1; [ $? = 1 ] && echo 'needs-restarting asks for it'
      fi
      :
      """;

  private static final ProbeKind<BootProbe, Boot> KIND =
      new OneQuestion<>("boot", SCRIPT, BootProbe::read);

  private static Boot read(Sections output) throws UnreadableAnswerException {
    return new Boot(
        output.text("id").strip(), output.text("started").strip(), output.lines("reasons"));
  }

  @Override
  public ProbeKind<BootProbe, Boot> kind() {
    return KIND;
  }
}
