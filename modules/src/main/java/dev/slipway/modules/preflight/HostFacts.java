package dev.slipway.modules.preflight;

import java.util.List;
import java.util.Map;

/**
 * What decides whether a host can be a node.
 *
 * @param cpus that the acting user's programs can use
 * @param memory in MiB
 * @param disk free space for images and pods, in MiB
 * @param kernel as {@code uname -r} says
 * @param cgroups 1 or 2
 * @param swaps devices and files that the host swaps to
 * @param ports that something listens at, with the name of the program
 * @param programs those of {@link HostFactsProbe#PROGRAMS} that are missing
 * @param firewalls units of firewalls that run
 * @param bridges whether packets of bridges can be filtered: the module is there
 * @param kubelet the version that is installed; empty when none is
 */
record HostFacts(
    long cpus,
    long memory,
    long disk,
    String kernel,
    int cgroups,
    List<String> swaps,
    Map<Integer, String> ports,
    List<String> programs,
    List<String> firewalls,
    boolean bridges,
    String kubelet,
    Identity identity) {

  /**
   * Who a host is.
   *
   * @param resolves whether the host finds an address for its own name
   * @param uuid of the machine; empty when the acting user may not know it
   * @param selinux {@code Enforcing}, {@code Permissive}, {@code Disabled}; empty without SELinux
   */
  record Identity(String name, boolean resolves, String uuid, String selinux) {}

  HostFacts {
    swaps = List.copyOf(swaps);
    ports = Map.copyOf(ports);
    programs = List.copyOf(programs);
    firewalls = List.copyOf(firewalls);
  }
}
