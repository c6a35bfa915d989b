package dev.slipway.host.probe;

import dev.slipway.host.UnreadableAnswerException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Reads {@code /etc/os-release} (os-release(5)). */
final class DistributionFacts {
  private static final Map<String, String> NAMES =
      Map.of(
          "debian", "Debian",
          "ubuntu", "Ubuntu",
          "rhel", "RedHat",
          "centos", "CentOS",
          "rocky", "Rocky",
          "almalinux", "AlmaLinux",
          "fedora", "Fedora",
          "alpine", "Alpine",
          "arch", "Archlinux");
  private static final Map<String, List<String>> FAMILIES =
      Map.of(
          "Debian", List.of("debian", "ubuntu"),
          "RedHat", List.of("rhel", "fedora", "centos", "rocky", "almalinux"),
          "Suse", List.of("suse", "opensuse", "sles"),
          "Alpine", List.of("alpine"),
          "Archlinux", List.of("arch"));

  private DistributionFacts() {}

  static Map<String, Object> read(Sections output) throws UnreadableAnswerException {
    Map<String, String> release = settings(output.lines("os"));
    String id = release.getOrDefault("ID", "").toLowerCase(Locale.ROOT);
    String version = version(release, output.linesIfAny("debian"), id);
    String family = family(id, release.getOrDefault("ID_LIKE", ""));
    String major = version.split("\\.", 2)[0];
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("distribution", NAMES.getOrDefault(id, release.getOrDefault("NAME", id)));
    facts.put("distribution_release", release.getOrDefault("VERSION_CODENAME", ""));
    facts.put("distribution_version", version);
    facts.put("distribution_major_version", major);
    facts.put("os_family", family);
    facts.put("pkg_mgr", packages(family, major));
    return facts;
  }

  /** Debian's os-release has only the first part of the version. */
  private static String version(Map<String, String> release, List<String> debian, String id) {
    boolean numbered = !debian.isEmpty() && Character.isDigit(debian.getFirst().charAt(0));
    return id.equals("debian") && numbered
        ? debian.getFirst().strip()
        : release.getOrDefault("VERSION_ID", "");
  }

  private static String family(String id, String like) {
    return Stream.concat(Stream.of(id), Arrays.stream(like.split("\\s+")))
        .flatMap(
            name ->
                FAMILIES.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(name))
                    .map(Map.Entry::getKey))
        .findFirst()
        .orElse("");
  }

  private static String packages(String family, String major) {
    return switch (family) {
      case "Debian" -> "apt";
      case "RedHat" -> major.equals("7") || major.equals("6") ? "yum" : "dnf";
      case "Suse" -> "zypper";
      case "Alpine" -> "apk";
      case "Archlinux" -> "pacman";
      default -> "";
    };
  }

  private static Map<String, String> settings(List<String> lines) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        String value = line.substring(equals + 1).strip();
        boolean quoted = value.length() > 1 && "\"'".indexOf(value.charAt(0)) >= 0;
        settings.put(
            line.substring(0, equals), quoted ? value.substring(1, value.length() - 1) : value);
      }
    }
    return settings;
  }
}
