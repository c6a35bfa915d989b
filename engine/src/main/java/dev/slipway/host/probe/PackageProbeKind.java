package dev.slipway.host.probe;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One {@code dpkg-query} or one {@code rpm} for all packages. */
final class PackageProbeKind implements ProbeKind<PackageProbe, PackageAnswer> {
  static final PackageProbeKind INSTANCE = new PackageProbeKind();

  private static final String DPKG_FORMAT =
      "${Package}\\t${Architecture}\\t${Version}\\t${db:Status-Want}\\t${db:Status-Status}\\n";
  private static final String RPM_FORMAT =
      "%{NAME}\\t%{ARCH}\\t%|EPOCH?{%{EPOCH}:}|%{VERSION}-%{RELEASE}\\n";

  @Override
  public String name() {
    return "package";
  }

  @Override
  public Script script(List<PackageProbe> probes) {
    List<String> names = probes.stream().map(PackageProbe::name).distinct().toList();
    return Script.of(
        Sections.prologue()
            + "if command -v dpkg-query >/dev/null 2>&1; then\n"
            + Sections.part("dpkg")
            // The package "dpkg" itself tells the architecture of the host.
            + ("dpkg-query -W -f " + Shell.quote(DPKG_FORMAT) + " -- dpkg ")
            + (Shell.quoteAll(names) + "\n")
            + Sections.status("exit")
            + Sections.part("automatic")
            + ("grep -s -x -F -A 2 " + marks(names) + " /var/lib/apt/extended_states\n")
            + "elif command -v rpm >/dev/null 2>&1; then\n"
            + Sections.part("rpm")
            + ("rpm -q --qf " + Shell.quote(RPM_FORMAT) + " -- " + Shell.quoteAll(names) + "\n")
            + "fi\n"
            + ":\n");
  }

  private static String marks(List<String> names) {
    return names.stream()
        .map(name -> "-e " + Shell.quote("Package: " + withoutArchitecture(name)))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static String withoutArchitecture(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  @Override
  public List<PackageAnswer> parse(List<PackageProbe> probes, ScriptResult result)
      throws UnreadableAnswerException {
    Sections output = Sections.of(name(), result);
    PackageTable table;
    if (output.find("dpkg").isPresent()) {
      // 1: some package is not known; 2 and more: the database cannot be read.
      if (output.number("exit") > 1) {
        throw output.unreadable("dpkg-query failed");
      }
      table = PackageTable.ofDpkg(output.lines("dpkg"), output.linesIfAny("automatic"));
    } else if (output.find("rpm").isPresent()) {
      table = PackageTable.ofRpm(output.lines("rpm"));
    } else {
      throw output.unreadable("the host has neither dpkg nor rpm");
    }
    List<PackageAnswer> answers = new ArrayList<>();
    for (PackageProbe probe : probes) {
      answers.add(table.answer(probe.name()));
    }
    return answers;
  }
}
