package dev.slipway.host.probe;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.PackageProbe.Database;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One {@code dpkg-query} or one {@code rpm} for all packages. */
final class PackageProbeKind implements ProbeKind<PackageProbe, PackageAnswer> {
  static final PackageProbeKind INSTANCE = new PackageProbeKind();

  private static final String DPKG_FORMAT =
      "${Package}\\t${Architecture}\\t${Version}\\t${db:Status-Want}\\t${db:Status-Status}\\n";
  private static final String RPM_FORMAT =
      "%{NAME}\\t%{ARCH}\\t%|EPOCH?{%{EPOCH}:}|%{VERSION}-%{RELEASE}\\n";

  private static final String RPM_ALONE = "rpm alone";

  @Override
  public String name() {
    return "package";
  }

  @Override
  public Script script(List<PackageProbe> probes) {
    StringBuilder text = new StringBuilder(Sections.prologue());
    List<String> own = names(probes, Database.HOST);
    if (!own.isEmpty()) {
      text.append("if command -v dpkg-query >/dev/null 2>&1; then\n")
          .append(Sections.part("dpkg"))
          // The package "dpkg" itself tells the architecture of the host.
          .append("dpkg-query -W -f " + Shell.quote(DPKG_FORMAT) + " -- dpkg ")
          .append(Shell.quoteAll(own) + "\n")
          .append(Sections.status("exit"))
          .append(Sections.part("automatic"))
          .append("grep -s -x -F -A 2 " + marks(own) + " /var/lib/apt/extended_states\n")
          .append("elif command -v rpm >/dev/null 2>&1; then\n")
          .append(rpm("rpm", own))
          .append("fi\n");
    }
    List<String> rpm = names(probes, Database.RPM);
    if (!rpm.isEmpty()) {
      text.append("if command -v rpm >/dev/null 2>&1; then\n").append(rpm(RPM_ALONE, rpm));
      text.append("fi\n");
    }
    return Script.of(text.append(":\n").toString());
  }

  private static List<String> names(List<PackageProbe> probes, Database database) {
    return probes.stream()
        .filter(probe -> probe.database() == database)
        .map(PackageProbe::name)
        .distinct()
        .toList();
  }

  private static String rpm(String part, List<String> names) {
    return Sections.part(part)
        + ("rpm -q --qf " + Shell.quote(RPM_FORMAT) + " -- " + Shell.quoteAll(names) + "\n");
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
    Map<Database, PackageTable> tables = new EnumMap<>(Database.class);
    List<PackageAnswer> answers = new ArrayList<>();
    for (PackageProbe probe : probes) {
      PackageTable table = tables.get(probe.database());
      if (table == null) {
        table = probe.database() == Database.RPM ? rpmTable(output) : ownTable(output);
        tables.put(probe.database(), table);
      }
      answers.add(table.answer(probe.name()));
    }
    return answers;
  }

  private static PackageTable ownTable(Sections output) throws UnreadableAnswerException {
    if (output.find("dpkg").isPresent()) {
      // 1: some package is not known; 2 and more: the database cannot be read.
      if (output.number("exit") > 1) {
        throw output.unreadable("dpkg-query failed");
      }
      return PackageTable.ofDpkg(output.lines("dpkg"), output.linesIfAny("automatic"));
    }
    if (output.find("rpm").isEmpty()) {
      throw output.unreadable("the host has neither dpkg nor rpm");
    }
    return PackageTable.ofRpm(output.lines("rpm"));
  }

  private static PackageTable rpmTable(Sections output) throws UnreadableAnswerException {
    if (output.find(RPM_ALONE).isEmpty()) {
      throw output.unreadable("the host has no rpm");
    }
    return PackageTable.ofRpm(output.lines(RPM_ALONE));
  }
}
