package dev.slipway.modules.kernel;

import dev.slipway.host.probe.Os;
import dev.slipway.module.TaskFailedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where kernels come from on a host. All commands that differ between families are here.
 *
 * @param tool apt-get, dnf5, dnf or yum
 * @param name of the package
 * @param repository of rpm: one that is enabled for this alone; of apt: a release such as {@code
 *     bookworm-backports}
 */
record KernelSource(String tool, String name, Optional<String> repository) {
  private static final String APT = "apt-get";
  private static final String ELREPO = "elrepo-kernel";
  private static final Map<String, String> DEBIAN_MACHINES =
      Map.of("x86_64", "amd64", "aarch64", "arm64", "i686", "686", "ppc64le", "powerpc64le");
  private static final Map<String, String> DEBIAN_NAMES =
      Map.of("11", "bullseye", "12", "bookworm", "13", "trixie");

  /** Which kernels of a distribution are meant. */
  enum Channel {
    DISTRO,
    ELREPO_LT,
    ELREPO_ML,
    HWE
  }

  /**
   * The source that a task declares, on this host.
   *
   * @throws TaskFailedException when the host has no such channel
   */
  static KernelSource of(KernelSettings settings, Os os, String machine) {
    String tool =
        os.packageTools().stream()
            .filter(List.of(APT, "dnf5", "dnf", "yum")::contains)
            .findFirst()
            .orElseThrow(
                () ->
                    new TaskFailedException(
                        "The host has neither apt-get nor dnf nor yum, so that no kernel can be"
                            + " installed."));
    KernelSource source =
        tool.equals(APT) ? ofApt(settings.channel(), os, machine) : ofRpm(settings.channel(), tool);
    return new KernelSource(
        tool,
        settings.packageName().orElse(source.name()),
        settings.repository().or(source::repository));
  }

  private static KernelSource ofApt(Channel channel, Os os, String machine) {
    boolean ubuntu = os.isLike("ubuntu");
    String plain =
        ubuntu ? "linux-generic" : "linux-image-" + DEBIAN_MACHINES.getOrDefault(machine, machine);
    return switch (channel) {
      case DISTRO -> new KernelSource(APT, plain, Optional.empty());
      case HWE ->
          ubuntu
              ? new KernelSource(APT, plain + "-hwe-" + os.version(), Optional.empty())
              : new KernelSource(
                  APT,
                  plain,
                  Optional.ofNullable(DEBIAN_NAMES.get(os.version()))
                      .map("%s-backports"::formatted));
      case ELREPO_LT, ELREPO_ML ->
          throw new TaskFailedException(
              "ELRepo has kernels for the RHEL family only, and this host is of the family of"
                  + " Debian. Write channel: distro, or channel: hwe for a newer kernel.");
    };
  }

  private static KernelSource ofRpm(Channel channel, String tool) {
    return switch (channel) {
      case DISTRO -> new KernelSource(tool, "kernel", Optional.empty());
      case ELREPO_LT -> new KernelSource(tool, "kernel-lt", Optional.of(ELREPO));
      case ELREPO_ML -> new KernelSource(tool, "kernel-ml", Optional.of(ELREPO));
      case HWE ->
          throw new TaskFailedException(
              "The channel hwe is there for Debian and Ubuntu only. Write channel: elrepo-lt or"
                  + " channel: elrepo-ml for a newer kernel.");
    };
  }

  boolean isApt() {
    return tool.equals(APT);
  }

  /** Whether new kernels of this package have to be said to be the default ones. */
  boolean isForeign() {
    return !isApt() && !name.equals("kernel");
  }

  /** What installs a kernel. */
  List<String> install(KernelPackages.Candidate candidate) {
    if (isApt()) {
      List<String> release = repository.map(it -> List.of("-t", it)).orElse(List.of());
      return join(
          List.of(APT, "-y", "-o", "DPkg::Lock::Timeout=60"),
          join(release, List.of("install", candidate.operand())));
    }
    return join(List.of(tool, "-y"), join(enabling(), List.of("install", candidate.operand())));
  }

  /** The options that let dnf and yum see the repository. */
  List<String> enabling() {
    return repository.map(it -> List.of("--enablerepo=" + it)).orElse(List.of());
  }

  /** What a person would say about it. */
  String described() {
    return "\"" + name + "\"" + repository.map(" of \"%s\""::formatted).orElse("");
  }

  private static List<String> join(List<String> one, List<String> other) {
    return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
  }
}
