package dev.slipway.modules.packages;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.AptCache;
import dev.slipway.host.probe.AptSimulationProbe;
import dev.slipway.host.probe.PackageSimulation;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What would apt-get do to install the package of a file? What is fetched for it does not stay on
 * the host.
 *
 * @param arguments of apt-get, but for the file
 */
record DebProbe(DebFile file, List<String> arguments) implements Probe<DebProbe.Answer> {
  private static final ProbeKind<DebProbe, Answer> KIND = new Kind();

  DebProbe {
    arguments = List.copyOf(arguments);
  }

  /**
   * What apt-get says.
   *
   * @param name of the package in the file; empty when it is installed already
   */
  record Answer(Optional<String> name, PackageSimulation simulation) {}

  @Override
  public ProbeKind<DebProbe, Answer> kind() {
    return KIND;
  }

  private static final class Kind implements ProbeKind<DebProbe, Answer> {
    private static final Pattern LOCAL = Pattern.compile("Inst (\\S+) .*\\(\\S+ local-deb .*");

    @Override
    public String name() {
      return "package in a file";
    }

    @Override
    public Script script(List<DebProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue() + AptCache.SET_CACHE_OPTIONS);
      for (int i = 0; i < probes.size(); i++) {
        DebProbe probe = probes.get(i);
        text.append(Sections.part("steps " + i)).append("(\n").append(probe.file.preparation());
        text.append(probe.file.call("apt-get $cache -s -y", probe.arguments));
        text.append("\n) 2>&1 </dev/null\n").append(Sections.status("exit " + i));
      }
      return Script.of(text.append(":\n").toString());
    }

    @Override
    public List<Answer> parse(List<DebProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections output = Sections.of(name(), result);
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < probes.size(); i++) {
        List<String> lines = output.lines("steps " + i);
        answers.add(
            new Answer(named(lines), AptSimulationProbe.read(lines, output.number("exit " + i))));
      }
      return answers;
    }

    private static Optional<String> named(List<String> lines) {
      return lines.stream()
          .map(LOCAL::matcher)
          .filter(Matcher::matches)
          .map(line -> line.group(1))
          .findFirst();
    }
  }
}
