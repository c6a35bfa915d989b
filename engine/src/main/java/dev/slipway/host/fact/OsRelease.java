package dev.slipway.host.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The identity of a distribution, see {@code os-release(5)}.
 *
 * @param settings {@code ID}, {@code VERSION_ID} and so on
 */
record OsRelease(Map<String, String> settings) {
  static final String PATH = "/etc/os-release";
  static final String VENDOR_PATH = "/usr/lib/os-release";

  /** Names by {@code ID}. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("debian", "Debian"),
          Map.entry("ubuntu", "Ubuntu"),
          Map.entry("linuxmint", "Linux Mint"),
          Map.entry("kali", "Kali"),
          Map.entry("raspbian", "Debian"),
          Map.entry("rhel", "RedHat"),
          Map.entry("centos", "CentOS"),
          Map.entry("rocky", "Rocky"),
          Map.entry("almalinux", "AlmaLinux"),
          Map.entry("fedora", "Fedora"),
          Map.entry("ol", "OracleLinux"),
          Map.entry("amzn", "Amazon"),
          Map.entry("sles", "SLES"),
          Map.entry("sled", "SLED"),
          Map.entry("opensuse-leap", "openSUSE Leap"),
          Map.entry("opensuse-tumbleweed", "openSUSE Tumbleweed"),
          Map.entry("alpine", "Alpine"),
          Map.entry("arch", "Archlinux"),
          Map.entry("flatcar", "Flatcar"));

  /** Families by an {@code ID} that is the distribution's own or one it says it is like. */
  private static final Map<String, String> FAMILIES =
      Map.ofEntries(
          Map.entry("debian", "Debian"),
          Map.entry("ubuntu", "Debian"),
          Map.entry("rhel", "RedHat"),
          Map.entry("centos", "RedHat"),
          Map.entry("fedora", "RedHat"),
          Map.entry("amzn", "RedHat"),
          Map.entry("suse", "Suse"),
          Map.entry("sles", "Suse"),
          Map.entry("alpine", "Alpine"),
          Map.entry("arch", "Archlinux"),
          Map.entry("gentoo", "Gentoo"));

  static OsRelease of(FactSource source) {
    Map<String, String> settings = source.settings(PATH);
    return new OsRelease(settings.isEmpty() ? source.settings(VENDOR_PATH) : settings);
  }

  String setting(String name) {
    return settings.getOrDefault(name, "");
  }

  String distribution() {
    String id = setting("ID");
    return NAMES.getOrDefault(id, id.isEmpty() ? "Linux" : capitalised(id));
  }

  private static String capitalised(String id) {
    return Character.toUpperCase(id.charAt(0)) + id.substring(1);
  }

  String family() {
    List<String> ids = new ArrayList<>(List.of(setting("ID")));
    ids.addAll(List.of(setting("ID_LIKE").split(" ", -1)));
    return ids.stream()
        .filter(FAMILIES::containsKey)
        .findFirst()
        .map(id -> FAMILIES.getOrDefault(id, ""))
        .orElse(distribution());
  }

  /** The code name; the Red Hat family has it in brackets after the version. */
  String release() {
    String codename = setting("VERSION_CODENAME");
    if (!codename.isEmpty()) {
      return codename;
    }
    String version = setting("VERSION");
    return version.matches(".*\\(.*\\).*")
        ? version.replaceFirst(".*\\((.*)\\).*", "$1")
        : FactSource.NOT_AVAILABLE;
  }
}
