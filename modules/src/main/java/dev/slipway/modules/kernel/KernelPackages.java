package dev.slipway.modules.kernel;

import java.util.List;

/**
 * The kernels of one source.
 *
 * @param installed those that are installed from it
 * @param candidates those that could be, in no order
 * @param complaint what the package system said when it could offer none; empty otherwise
 */
record KernelPackages(List<KernelRelease> installed, List<Candidate> candidates, String complaint) {

  KernelPackages {
    installed = List.copyOf(installed);
    candidates = List.copyOf(candidates);
  }

  /**
   * A kernel that could be installed.
   *
   * @param operand what the package system is asked for
   */
  record Candidate(KernelRelease release, String operand) {}

  KernelPackages withInstalled(KernelRelease release) {
    return new KernelPackages(
        java.util.stream.Stream.concat(installed.stream(), java.util.stream.Stream.of(release))
            .toList(),
        candidates,
        complaint);
  }
}
