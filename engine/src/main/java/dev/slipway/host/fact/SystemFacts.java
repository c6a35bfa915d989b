package dev.slipway.host.fact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What manages services and packages, and in what kind of machine. */
final class SystemFacts implements FactGroup {
  private static final String FIRST_PROCESS = "/proc/1/comm";

  /** Names by the word of {@code systemd-detect-virt}, where they differ. */
  private static final Map<String, String> VIRTUALIZATION =
      Map.of("microsoft", "VirtualPC", "vmware", "VMware", "oracle", "virtualbox", "amazon", "kvm");

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "service_mgr",
        "What manages services: systemd, openrc, sysvinit, or the name of the first process.",
        "pkg_mgr",
        "What installs packages: apt, dnf, dnf5, yum, zypper, apk, pacman, or unknown.",
        "virtualization_type",
        "The kind of virtual machine or container, such as kvm or docker; NA on bare metal.",
        "virtualization_role",
        "guest in a virtual machine or container, else NA.");
  }

  @Override
  public List<String> files() {
    return List.of(FIRST_PROCESS);
  }

  /** A host of the Debian family may have dnf installed as well, so its own comes first. */
  @Override
  public String script() {
    return """
    part services
    if [ -d /run/systemd/system ]; then echo systemd
    elif [ -x /sbin/openrc-run ]; then echo openrc
    elif [ -f /etc/inittab ]; then echo sysvinit
    fi
    part packages
    for tool in apt-get dnf5 dnf yum zypper apk pacman; do
    if [ -x "/usr/bin/$tool" ] || [ -x "/sbin/$tool" ]; then echo "${tool%-get}"; fi
    done
    part virtualization
    systemd-detect-virt 2>/dev/null
    """;
  }

  @Override
  public Map<String, Object> read(FactSource source) {
    String detected = source.firstOfPart("virtualization").orElse("none");
    boolean guest = !detected.equals("none");
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(
        "service_mgr",
        source.firstOfPart("services").or(() -> source.firstLine(FIRST_PROCESS)).orElse("unknown"));
    facts.put("pkg_mgr", source.firstOfPart("packages").orElse("unknown"));
    facts.put(
        "virtualization_type",
        guest ? VIRTUALIZATION.getOrDefault(detected, detected) : FactSource.NOT_AVAILABLE);
    facts.put("virtualization_role", guest ? "guest" : FactSource.NOT_AVAILABLE);
    return facts;
  }
}
