package dev.slipway.host.probe;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One {@code grep} over {@code /proc/sys}; what is there is found by the shell itself. */
final class SysctlProbeKind implements ProbeKind<SysctlProbe, SysctlAnswer> {
  static final SysctlProbeKind INSTANCE = new SysctlProbeKind();

  private static final String ROOT = "/proc/sys/";

  /** Prints for each parameter one line of flags: present, readable, writable. */
  private static final String PRINT_FLAGS =
      """
      cd /proc/sys || exit
      for path do
      flags=-
      if [ -f "$path" ]; then flags=p; fi
      if [ -r "$path" ]; then flags=${flags}r; fi
      if [ -w "$path" ]; then flags=${flags}w; fi
      echo "$flags"
      done
      """;

  @Override
  public String name() {
    return "sysctl";
  }

  @Override
  public Script script(List<SysctlProbe> probes) {
    String paths = Shell.quoteAll(paths(probes));
    return Script.of(
        Sections.prologue()
            + ("set -- " + paths + "\n")
            + Sections.part("flags")
            + PRINT_FLAGS
            + Sections.part("values")
            + "grep -s -a '' /dev/null \"$@\"\n:\n");
  }

  private static List<String> paths(List<SysctlProbe> probes) {
    return probes.stream().map(SysctlProbe::path).distinct().toList();
  }

  @Override
  public List<SysctlAnswer> parse(List<SysctlProbe> probes, ScriptResult result)
      throws UnreadableAnswerException {
    Sections output = Sections.of(name(), result);
    List<String> paths = paths(probes);
    List<String> flags = output.lines("flags");
    if (flags.size() != paths.size()) {
      throw output.unreadable(ROOT + " cannot be read");
    }
    List<String> lines = output.lines("values");
    Map<String, SysctlAnswer> answers = new LinkedHashMap<>();
    for (int i = 0; i < paths.size(); i++) {
      answers.put(paths.get(i), answer(flags.get(i), paths.get(i), lines));
    }
    List<SysctlAnswer> inOrder = new ArrayList<>();
    for (SysctlProbe probe : probes) {
      inOrder.add(answers.getOrDefault(probe.path(), new SysctlAnswer.Absent()));
    }
    return inOrder;
  }

  private static SysctlAnswer answer(String flags, String path, List<String> lines) {
    if (!flags.contains("p")) {
      return new SysctlAnswer.Absent();
    }
    if (!flags.contains("r")) {
      return new SysctlAnswer.Unreadable();
    }
    String start = path + ":";
    List<String> values =
        lines.stream()
            .filter(line -> line.startsWith(start))
            .map(line -> line.substring(start.length()))
            .toList();
    return new SysctlAnswer.Value(String.join("\n", values), flags.contains("w"));
  }
}
