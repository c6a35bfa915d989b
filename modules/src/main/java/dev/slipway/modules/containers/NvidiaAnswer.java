package dev.slipway.modules.containers;

import dev.slipway.module.TaskFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a host has for its GPUs.
 *
 * @param nouveau whether the kernel has loaded the module of this name
 * @param toolkit the version of {@code nvidia-ctk}, an empty text when it tells none; empty when
 *     there is no such program
 * @param runtime whether the program that containers are started by is there
 */
record NvidiaAnswer(Driver driver, boolean nouveau, Optional<String> toolkit, boolean runtime) {

  /** The driver of NVIDIA, as {@code nvidia-smi} sees it. */
  sealed interface Driver {
    /** There is no {@code nvidia-smi}, which every package of the driver has. */
    record Missing() implements Driver {}

    /**
     * It cannot be talked to, or has no GPU.
     *
     * @param said what {@code nvidia-smi} printed
     */
    record Failing(String said) implements Driver {}

    /**
     * It works.
     *
     * @param gpus the name and the UUID of each
     */
    record Present(String version, List<String> gpus) implements Driver {
      public Present {
        gpus = List.copyOf(gpus);
      }
    }
  }

  /** All that keeps containers from the GPUs, each with what to do; empty: nothing. */
  List<String> problems(String program) {
    List<String> problems = new ArrayList<>();
    switch (driver) {
      case Driver.Missing _ ->
          problems.add(
              "The host has no program \"nvidia-smi\", so it has no driver of NVIDIA. Install the"
                  + " driver before this task, with the module package.");
      case Driver.Failing(String said) ->
          problems.add(
              ("The driver of NVIDIA does not answer; nvidia-smi says: %s Load its kernel module"
                      + " with the module modprobe (name: nvidia), or boot after the driver was"
                      + " installed or upgraded; the log of the kernel tells why it does not load.")
                  .formatted(said.isEmpty() ? "nothing." : ended(said)));
      case Driver.Present _ -> {}
    }
    if (nouveau) {
      problems.add(
          "The kernel has loaded the module nouveau, which takes GPUs before the driver of NVIDIA"
              + " does. Write \"blacklist nouveau\" and \"options nouveau modeset=0\" into"
              + " /etc/modprobe.d/nouveau.conf, renew the initramfs (update-initramfs -u, or dracut"
              + " --force), and boot.");
    }
    if (toolkit.isEmpty() || !runtime) {
      problems.add(
          "The host has no program \"%s\". Install the package nvidia-container-toolkit before this task, with the module package."
              .formatted(toolkit.isEmpty() ? "nvidia-ctk" : program));
    }
    return List.copyOf(problems);
  }

  private static String ended(String said) {
    return said.endsWith(".") ? said : said + ".";
  }

  /**
   * @throws TaskFailedException with everything that keeps containers from the GPUs
   */
  Driver.Present mustWork(String program) {
    List<String> problems = problems(program);
    if (problems.isEmpty() && driver instanceof Driver.Present present) {
      return present;
    }
    throw new TaskFailedException(String.join("\n", problems));
  }
}
