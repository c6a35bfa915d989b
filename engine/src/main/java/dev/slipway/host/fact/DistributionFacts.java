package dev.slipway.host.fact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which distribution it is. From {@code os-release(5)}, and finer files where families have them.
 */
final class DistributionFacts implements FactGroup {
  private static final String DEBIAN_VERSION = "/etc/debian_version";
  private static final String REDHAT_RELEASE = "/etc/redhat-release";

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "distribution",
        "The name of the distribution, such as Debian, Ubuntu, RedHat, Rocky.",
        "distribution_version",
        "Its version, such as 12.5 or 22.04.",
        "distribution_major_version",
        "The first part of its version.",
        "distribution_minor_version",
        "The second part of its version; NA when it has none.",
        "distribution_release",
        "The name of its release, such as bookworm.",
        "distribution_file_variety",
        "The family whose version file was read.",
        "os_family",
        "The family of the distribution: Debian, RedHat, Suse, Alpine, Archlinux, ...",
        "lsb",
        "A map: id, release, major_release, codename, description.");
  }

  @Override
  public List<String> files() {
    return List.of(OsRelease.PATH, OsRelease.VENDOR_PATH, DEBIAN_VERSION, REDHAT_RELEASE);
  }

  @Override
  public Map<String, Object> read(FactSource source) {
    OsRelease os = OsRelease.of(source);
    String version = version(os, source);
    String[] parts = version.split("\\.", -1);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("distribution", os.distribution());
    facts.put("distribution_version", version);
    facts.put("distribution_major_version", parts[0]);
    facts.put("distribution_minor_version", parts.length > 1 ? parts[1] : FactSource.NOT_AVAILABLE);
    facts.put("distribution_release", os.release());
    facts.put("distribution_file_variety", os.family());
    facts.put("os_family", os.family());
    facts.put("lsb", lsb(os, version, parts[0]));
    return facts;
  }

  private static Map<String, Object> lsb(OsRelease os, String version, String major) {
    Map<String, Object> lsb = new LinkedHashMap<>();
    lsb.put("id", os.distribution());
    lsb.put("release", version);
    lsb.put("major_release", major);
    lsb.put("codename", os.release());
    lsb.put("description", os.setting("PRETTY_NAME"));
    return lsb;
  }

  /** Debian and the Red Hat family tell the minor version in a file of their own only. */
  private static String version(OsRelease os, FactSource source) {
    String version = os.setting("VERSION_ID");
    String finer =
        switch (os.distribution()) {
          case "Debian" -> source.firstLine(DEBIAN_VERSION).orElse("");
          case "CentOS", "RedHat", "Rocky", "AlmaLinux", "OracleLinux" ->
              source.firstLine(REDHAT_RELEASE).orElse("").replaceFirst(".*?(\\d[\\d.]*).*", "$1");
          default -> "";
        };
    String best = finer.matches("\\d[\\d.]*") ? finer : version;
    return best.isEmpty() ? FactSource.NOT_AVAILABLE : best;
  }
}
