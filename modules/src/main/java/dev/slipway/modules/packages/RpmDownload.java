package dev.slipway.modules.packages;

import dev.slipway.host.probe.PackageSimulation.Step;
import dev.slipway.module.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Packages are fetched, and nothing is installed.
 *
 * @param folder where they are put; empty: the cache of dnf
 */
record RpmDownload(Optional<String> folder) {
  private static final String PLACE = "--setopt=destdir=";

  /** Of dnf 4 and yum 3; of dnf 5, which also says so when it is nothing. */
  private static final Pattern MISSING =
      Pattern.compile("Total download size:|.*Need to download (?!0\\s*B\\b)");

  private static final Pattern ARCHITECTURE =
      Pattern.compile("\\.(noarch|i[3-6]86|x86_64|aarch64|ppc64le|s390x)$");

  static Optional<RpmDownload> bind(Arguments arguments) {
    Optional<String> folder = arguments.optionalText("download_dir");
    if (folder.isPresent() && !arguments.flag("download_only")) {
      arguments.reject(
          "download_dir",
          "\"download_dir\" says where downloaded packages are kept.",
          "write download_only: true beside it.");
    }
    return arguments.flag("download_only")
        ? Optional.of(new RpmDownload(folder))
        : Optional.empty();
  }

  List<String> flags() {
    List<String> flags = new ArrayList<>(List.of("--downloadonly"));
    folder.ifPresent(path -> flags.add(PLACE + path));
    return List.copyOf(flags);
  }

  /** Whether a word is not the option that names the folder. */
  static boolean isNoPlace(String word) {
    return !word.startsWith(PLACE);
  }

  /**
   * Whether all that a transaction needs is there. dnf and yum tell what they would download in one
   * line, and leave it out when they have all of it; what lies in a repository on the host itself
   * counts as had, so the folder is looked at, too.
   *
   * @param said the output of a simulation
   * @param there the names of the files in the folder
   */
  boolean isDone(List<String> said, List<Step> steps, List<String> there) {
    boolean had = said.stream().noneMatch(line -> MISSING.matcher(line).lookingAt());
    return had && (folder.isEmpty() || steps.stream().allMatch(step -> isThere(step, there)));
  }

  private static boolean isThere(Step step, List<String> files) {
    if (step.after().isEmpty()) {
      return true;
    }
    String version = step.after().get();
    String name = ARCHITECTURE.matcher(step.name()).replaceFirst("");
    String start = name + "-" + version.substring(version.indexOf(':') + 1) + ".";
    return files.stream().anyMatch(file -> file.startsWith(start) && file.endsWith(".rpm"));
  }
}
