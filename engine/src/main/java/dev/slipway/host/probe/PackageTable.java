package dev.slipway.host.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The packages that a package system has named, ready to be looked up. */
final class PackageTable {
  private static final String AUTOMATIC = "Auto-Installed: 1";

  private final List<Row> rows;
  private final String hostArchitecture;

  private PackageTable(List<Row> rows, String hostArchitecture) {
    this.rows = rows;
    this.hostArchitecture = hostArchitecture;
  }

  private record Row(String name, String architecture, PackageAnswer answer) {}

  /** From the lines of {@code dpkg-query} and of apt's file of automatic packages. */
  static PackageTable ofDpkg(List<String> lines, List<String> automaticLines) {
    Set<String> automatic = automaticPackages(automaticLines);
    List<Row> rows = new ArrayList<>();
    String hostArchitecture = "";
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      if (fields.length != 5) {
        continue;
      }
      if (fields[0].equals("dpkg")) {
        hostArchitecture = fields[1];
      }
      rows.add(new Row(fields[0], fields[1], dpkgAnswer(fields, automatic)));
    }
    return new PackageTable(rows, hostArchitecture);
  }

  private static PackageAnswer dpkgAnswer(String[] fields, Set<String> automatic) {
    String version = fields[2];
    return switch (fields[4]) {
      case "installed", "triggers-awaited", "triggers-pending" ->
          new PackageAnswer.Installed(
              version, fields[3].equals("hold"), isAutomatic(fields, automatic));
      case "config-files" -> new PackageAnswer.ConfigurationOnly(version);
      case "not-installed" -> new PackageAnswer.Absent();
      default -> new PackageAnswer.Broken(version, fields[4]);
    };
  }

  /** A package for all architectures is noted under the one of the host. */
  private static boolean isAutomatic(String[] fields, Set<String> automatic) {
    return automatic.contains(fields[0] + ":" + fields[1])
        || (fields[1].equals("all")
            && automatic.stream().anyMatch(mark -> mark.startsWith(fields[0] + ":")));
  }

  /**
   * Stanzas of three lines: Package, Architecture, Auto-Installed; as {@code name:architecture}.
   */
  private static Set<String> automaticPackages(List<String> lines) {
    Set<String> automatic = new HashSet<>();
    String name = "";
    String architecture = "";
    for (String line : lines) {
      if (line.startsWith("Package: ")) {
        name = line.substring("Package: ".length());
      } else if (line.startsWith("Architecture: ")) {
        architecture = line.substring("Architecture: ".length());
      } else if (line.equals(AUTOMATIC)) {
        automatic.add(name + ":" + architecture);
      }
    }
    return automatic;
  }

  /** From the lines of {@code rpm -q}; of several versions of a package the last is taken. */
  static PackageTable ofRpm(List<String> lines) {
    List<Row> rows = new ArrayList<>();
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      if (fields.length == 3) {
        var installed = new PackageAnswer.Installed(fields[2], false, false);
        for (String name : rpmNames(fields[0], fields[1], fields[2])) {
          rows.addFirst(new Row(name, fields[1], installed));
        }
      }
    }
    return new PackageTable(rows, "");
  }

  /** All that {@code rpm -q} knows a package by, and with its epoch. */
  private static List<String> rpmNames(String name, String architecture, String evr) {
    String versionRelease = evr.substring(evr.indexOf(':') + 1);
    int release = versionRelease.lastIndexOf('-');
    String version = release < 0 ? versionRelease : versionRelease.substring(0, release);
    List<String> names = new ArrayList<>();
    for (String tail : List.of("", "-" + version, "-" + versionRelease, "-" + evr)) {
      names.add(name + tail);
      names.add(name + tail + "." + architecture);
    }
    return names;
  }

  PackageAnswer answer(String wanted) {
    int colon = wanted.indexOf(':');
    String name = colon < 0 ? wanted : wanted.substring(0, colon);
    String architecture = colon < 0 ? hostArchitecture : wanted.substring(colon + 1);
    Collection<Row> named = rows.stream().filter(row -> row.name().equals(name)).toList();
    Optional<Row> exact =
        named.stream()
            .filter(
                row -> row.architecture().equals(architecture) || row.architecture().equals("all"))
            .findFirst();
    boolean anyArchitecture = colon < 0;
    return exact
        .or(() -> anyArchitecture ? named.stream().findFirst() : Optional.empty())
        .map(Row::answer)
        .orElse(new PackageAnswer.Absent());
  }
}
