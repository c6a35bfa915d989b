package dev.slipway.modules.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a host says about its kernels, whatever packages they come from.
 *
 * @param machine as {@code uname -m} names it
 * @param installed those with an image in {@code /boot}
 * @param space what is free in {@code /boot}, in kB
 * @param secureBoot whether the firmware boots signed kernels only
 * @param defaultPackage {@code DEFAULTKERNEL} of {@code /etc/sysconfig/kernel}: kernels of which
 *     package become the default when they are installed; empty where there is no such file
 */
record KernelFacts(
    KernelRelease running,
    String machine,
    List<KernelRelease> installed,
    long space,
    boolean secureBoot,
    BootLoader loader,
    Optional<String> defaultPackage) {

  KernelFacts {
    installed = List.copyOf(installed);
  }

  KernelFacts withInstalled(KernelRelease more) {
    List<KernelRelease> all = new ArrayList<>(installed);
    all.add(more);
    return new KernelFacts(running, machine, all, space, secureBoot, loader, defaultPackage);
  }

  KernelFacts withLoader(BootLoader other) {
    return new KernelFacts(running, machine, installed, space, secureBoot, other, defaultPackage);
  }

  KernelFacts withDefaultPackage(String other) {
    return new KernelFacts(
        running, machine, installed, space, secureBoot, loader, Optional.of(other));
  }
}
