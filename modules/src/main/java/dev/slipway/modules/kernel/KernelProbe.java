package dev.slipway.modules.kernel;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import java.util.List;
import java.util.Optional;

/** Which kernels has the host, which one runs, which one would it boot? */
record KernelProbe() implements Probe<KernelFacts> {
  /** The byte of the variable {@code SecureBoot} is the fifth of its file. */
  private static final String SCRIPT =
      """
      part running; uname -r
      part machine; uname -m
      part installed
      for image in /boot/vmlinuz-*; do
      case $image in *-rescue-*|*.old|*'*') ;; *) echo "${image#/boot/vmlinuz-}" ;; esac
      done
      part space; df -Pk /boot | sed -n '2p' | tr -s ' ' | cut -d ' ' -f 4
      part secure
      cat /sys/firmware/efi/efivars/SecureBoot-* 2>/dev/null | od -An -t u1 -j 4 -N 1 2>/dev/null
      if command -v grubby >/dev/null; then
      part grubby; grubby --default-kernel 2>/dev/null
      fi
      if [ -r /boot/grub/grub.cfg ]; then
      part menu; cat /boot/grub/grub.cfg
      part saved; grub-editenv - list 2>/dev/null | sed -n 's/^saved_entry=//p'
      part default
      grep -hs '^ *GRUB_DEFAULT=' /etc/default/grub /etc/default/grub.d/*.cfg | tail -n 1
      fi
      if [ -e /etc/sysconfig/kernel ]; then
      part package; sed -n 's/^ *DEFAULTKERNEL=//p' /etc/sysconfig/kernel | tail -n 1
      fi
      :
      """;

  private static final String SAVED = "saved";

  private static final ProbeKind<KernelProbe, KernelFacts> KIND =
      new OneQuestion<>("kernel", SCRIPT, KernelProbe::read);

  @Override
  public ProbeKind<KernelProbe, KernelFacts> kind() {
    return KIND;
  }

  private static KernelFacts read(Sections output) throws UnreadableAnswerException {
    return new KernelFacts(
        new KernelRelease(output.text("running").strip()),
        output.text("machine").strip(),
        output.lines("installed").stream().map(KernelRelease::new).toList(),
        output.number("space"),
        output.text("secure").strip().equals("1"),
        loader(output),
        output.find("package").map(KernelProbe::value));
  }

  private static BootLoader loader(Sections output) {
    List<String> grubby = output.linesIfAny("grubby");
    if (!grubby.isEmpty()) {
      return new BootLoader.Grubby(ofPath(grubby.getFirst().strip()));
    }
    return output
        .find("menu")
        .map(
            menu ->
                grub(
                    menu,
                    value(output.find("default").orElse("").replaceFirst("^ *GRUB_DEFAULT=", "")),
                    output.find("saved").orElse("").strip()))
        .orElseGet(BootLoader.None::new);
  }

  /**
   * What GRUB boots.
   *
   * @param written {@code GRUB_DEFAULT}, empty where nothing says it
   * @param saved the entry that {@code grub-set-default} named, or empty
   */
  static BootLoader grub(String text, String written, String saved) {
    GrubMenu menu = GrubMenu.parse(text);
    boolean saves = written.equals(SAVED);
    String name = saves ? saved : written;
    Optional<KernelRelease> standard = menu.kernelOf(name.isEmpty() ? "0" : name);
    return new BootLoader.Grub(standard, menu.entries(), saves);
  }

  /** {@code /boot/vmlinuz-RELEASE}, or {@code /boot/MACHINE/RELEASE/linux}. */
  private static Optional<KernelRelease> ofPath(String path) {
    int dash = path.lastIndexOf("/vmlinuz-");
    if (dash >= 0) {
      return Optional.of(new KernelRelease(path.substring(dash + "/vmlinuz-".length())));
    }
    String[] parts = path.split("/", -1);
    return path.endsWith("/linux") && parts.length > 2
        ? Optional.of(new KernelRelease(parts[parts.length - 2]))
        : Optional.empty();
  }

  private static String value(String written) {
    return written.strip().replaceAll("^[\"']|[\"']$", "");
  }
}
