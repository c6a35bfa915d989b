package dev.slipway.modules.kernel;

import dev.slipway.module.TaskFailedException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What has to be done so that a kernel is as declared. Pure.
 *
 * @param target the kernel that is to run
 * @param install what has to be installed for it
 * @param standard whether the default entry has to become that of the target
 * @param defaultPackage what {@code DEFAULTKERNEL} has to become
 * @param rebootRequired whether the kernel that runs is not as declared
 */
record KernelPlan(
    KernelRelease target,
    Optional<KernelPackages.Candidate> install,
    boolean standard,
    Optional<String> defaultPackage,
    boolean rebootRequired) {
  /** A kernel with its initrd. */
  private static final long SPACE_KB = 100L * 1024;

  private static final int SHOWN = 5;

  /**
   * @throws TaskFailedException when no kernel that would do is installed, and none can be
   */
  static KernelPlan of(KernelSettings settings, KernelObserved observed) {
    KernelFacts facts = observed.facts();
    List<KernelRelease> enough =
        facts.installed().stream().filter(it -> isEnough(settings, observed, it)).toList();
    Optional<KernelPackages.Candidate> install =
        enough.isEmpty() ? Optional.of(candidate(settings, observed)) : Optional.empty();
    KernelRelease target =
        install
            .map(KernelPackages.Candidate::release)
            .or(() -> facts.loader().standard().filter(enough::contains))
            .or(() -> enough.stream().max(Comparator.naturalOrder()))
            .orElseThrow();
    boolean standard =
        settings.setDefault()
            && !(facts.loader() instanceof BootLoader.None)
            && !facts.loader().standard().equals(Optional.of(target));
    boolean reboot = !isEnough(settings, observed, facts.running());
    return new KernelPlan(target, install, standard, follower(settings, observed), reboot);
  }

  private static boolean isEnough(
      KernelSettings settings, KernelObserved observed, KernelRelease release) {
    return settings.isNumbered()
        ? settings.admits(release)
        : observed.packages().installed().contains(release);
  }

  private static Optional<String> follower(KernelSettings settings, KernelObserved observed) {
    String name = observed.source().name();
    return settings.setDefault() && observed.source().isForeign()
        ? observed.facts().defaultPackage().filter(it -> !it.equals(name)).map(_ -> name)
        : Optional.empty();
  }

  private static KernelPackages.Candidate candidate(
      KernelSettings settings, KernelObserved observed) {
    KernelPackages packages = observed.packages();
    KernelPackages.Candidate candidate =
        packages.candidates().stream()
            .filter(it -> settings.admits(it.release()))
            .max(Comparator.comparing(KernelPackages.Candidate::release))
            .orElseThrow(() -> new TaskFailedException(nothing(settings, observed)));
    KernelFacts facts = observed.facts();
    if (facts.secureBoot() && observed.source().isForeign()) {
      throw new TaskFailedException(
          "Secure Boot is on, and the firmware does not boot kernels of ELRepo. Turn it off in the"
              + " firmware, or write channel: distro.");
    }
    if (facts.space() < SPACE_KB) {
      throw new TaskFailedException(
          ("/boot has %s MB left, and a kernel with its initrd needs about %s. Remove kernels that"
                  + " are not used: %s runs, and these are installed: %s.")
              .formatted(
                  facts.space() / 1024,
                  SPACE_KB / 1024,
                  facts.running(),
                  names(facts.installed())));
    }
    return candidate;
  }

  private static String nothing(KernelSettings settings, KernelObserved observed) {
    KernelPackages packages = observed.packages();
    String source = observed.source().described();
    if (packages.candidates().isEmpty()) {
      String said = packages.complaint().isEmpty() ? "" : " (" + packages.complaint() + ")";
      return ("The package %s offers no kernel on this host%s. Check its name and the repositories;"
              + " those of a release that has ended are in an archive, whose address the"
              + " repository must name.")
          .formatted(source, said);
    }
    List<KernelRelease> offered =
        packages.candidates().stream()
            .map(KernelPackages.Candidate::release)
            .sorted(Comparator.reverseOrder())
            .limit(SHOWN)
            .toList();
    return "The package %s offers no kernel%s; it offers %s. Installed are: %s."
        .formatted(source, settings.wanted(), names(offered), names(observed.facts().installed()));
  }

  private static String names(List<KernelRelease> releases) {
    return releases.isEmpty()
        ? "none"
        : releases.stream().map(KernelRelease::text).collect(Collectors.joining(", "));
  }

  boolean isEmpty() {
    return install.isEmpty() && !standard && defaultPackage.isEmpty();
  }
}
