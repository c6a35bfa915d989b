package dev.slipway.modules.containers;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which configuration does containerd print?
 *
 * @param command {@code default}, or {@code dump} and {@code migrate} of {@code text}
 * @param text a configuration, as a file would hold it
 */
record ContainerdOutputProbe(String command, String text)
    implements Probe<ContainerdOutputProbe.Output> {

  /**
   * @param complaint what it said when it refused
   */
  record Output(String toml, Optional<String> complaint) {}

  @Override
  public ProbeKind<ContainerdOutputProbe, Output> kind() {
    return Kind.ONLY;
  }

  private static final class Kind implements ProbeKind<ContainerdOutputProbe, Output> {
    private static final Kind ONLY = new Kind();

    @Override
    public String name() {
      return "containerd config";
    }

    @Override
    public Script script(List<ContainerdOutputProbe> probes) {
      StringBuilder script = new StringBuilder(Sections.prologue());
      for (int index = 0; index < probes.size(); index++) {
        ContainerdOutputProbe probe = probes.get(index);
        String run =
            "printf '%s' "
                + Shell.quote(probe.text())
                + " | containerd --config /dev/stdin config "
                + Shell.quote(probe.command());
        script
            .append(Sections.part("out " + index))
            .append("if ")
            .append(run)
            .append(" 2>/dev/null; then :; else\n")
            .append(Sections.part("complaint " + index))
            .append(run)
            .append(" 2>&1 >/dev/null | tail -n 1; fi\n");
      }
      return Script.of(script.append(":\n").toString());
    }

    @Override
    public List<Output> parse(List<ContainerdOutputProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections sections = Sections.of(name(), result);
      List<Output> outputs = new ArrayList<>();
      for (int index = 0; index < probes.size(); index++) {
        outputs.add(
            new Output(
                sections.text("out " + index),
                sections.find("complaint " + index).map(String::strip)));
      }
      return List.copyOf(outputs);
    }
  }
}
