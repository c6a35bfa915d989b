package dev.slipway.modules.administration;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import java.util.Locale;

/** What does SELinux do on the running host? The kernel tells it by {@code /sys/fs/selinux}. */
record SelinuxProbe() implements Probe<SelinuxProbe.Mode> {
  private static final String SCRIPT =
      """
      part enforce
      if [ -e /sys/fs/selinux/enforce ]; then cat /sys/fs/selinux/enforce; else echo none; fi
      """;

  private static final ProbeKind<SelinuxProbe, Mode> KIND =
      new OneQuestion<>("SELinux", SCRIPT, SelinuxProbe::read);

  /** What it does with what its policy forbids. */
  enum Mode {
    ENFORCING,
    PERMISSIVE,
    DISABLED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Mode of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  @Override
  public ProbeKind<SelinuxProbe, Mode> kind() {
    return KIND;
  }

  private static Mode read(Sections output) throws UnreadableAnswerException {
    return switch (output.text("enforce").strip()) {
      case "1" -> Mode.ENFORCING;
      case "0" -> Mode.PERMISSIVE;
      case "none" -> Mode.DISABLED;
      default -> throw output.unreadable("neither 0 nor 1");
    };
  }
}
