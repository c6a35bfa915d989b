package dev.slipway.modules.containers;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import dev.slipway.modules.support.Paths;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which containerd has the host, and does it run with the configuration that is there?
 *
 * @param path of the configuration
 */
record ContainerdProbe(String path) implements Probe<ContainerdAnswer> {

  @Override
  public ProbeKind<ContainerdProbe, ContainerdAnswer> kind() {
    return Kind.ONLY;
  }

  @Override
  public boolean isAbsent(ContainerdAnswer answer) {
    return answer instanceof ContainerdAnswer.Absent;
  }

  /** One reading of the service for all, and the times of each configuration. */
  private static final class Kind implements ProbeKind<ContainerdProbe, ContainerdAnswer> {
    private static final Kind ONLY = new Kind();

    private static final Pattern MICROSECONDS = Pattern.compile("t (\\d+)");
    private static final int DIGITS_OF_FRACTION = 6;
    private static final String SERVICE =
        """
        part version; containerd --version 2>/dev/null
        part active; systemctl is-active containerd.service 2>/dev/null
        part started
        busctl get-property org.freedesktop.systemd1 \
        /org/freedesktop/systemd1/unit/containerd_2eservice \
        org.freedesktop.systemd1.Service ExecMainStartTimestamp 2>/dev/null
        """;

    @Override
    public String name() {
      return "containerd";
    }

    @Override
    public Script script(List<ContainerdProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue()).append(SERVICE);
      for (ContainerdProbe probe : probes) {
        String dropIns = Paths.join(Paths.directory(probe.path()), "conf.d");
        text.append(Sections.part("changed " + probe.path()))
            .append("find -L ")
            .append(Shell.quote(probe.path()))
            .append(' ')
            .append(Shell.quote(dropIns))
            .append(" -maxdepth 1 -type f -printf '%T@\\n' 2>/dev/null | sort -n | tail -n 1\n");
      }
      return Script.of(text.append(":\n").toString());
    }

    @Override
    public List<ContainerdAnswer> parse(List<ContainerdProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections sections = Sections.of(name(), result);
      Optional<ContainerdVersion> version = ContainerdVersion.parse(sections.text("version"));
      List<ContainerdAnswer> answers = new ArrayList<>();
      for (ContainerdProbe probe : probes) {
        boolean running = sections.text("active").strip().equals("active");
        boolean outdated = running && isOutdated(sections, probe.path());
        answers.add(
            version
                .<ContainerdAnswer>map(it -> new ContainerdAnswer.Present(it, running, outdated))
                .orElseGet(ContainerdAnswer.Absent::new));
      }
      return List.copyOf(answers);
    }

    private static boolean isOutdated(Sections sections, String path)
        throws UnreadableAnswerException {
      Matcher started = MICROSECONDS.matcher(sections.text("started").strip());
      String changed = sections.text("changed " + path).strip();
      return started.matches()
          && !changed.isEmpty()
          && new BigDecimal(changed)
                  .compareTo(new BigDecimal(started.group(1)).movePointLeft(DIGITS_OF_FRACTION))
              > 0;
    }
  }
}
