package dev.slipway.modules.packages;

import dev.slipway.host.probe.PackageAnswer;
import dev.slipway.host.probe.PackageSimulation.Step;
import dev.slipway.module.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of packages by the steps of a simulation. Pure. */
final class PackageSteps {
  private PackageSteps() {}

  /** What is known of a package. */
  static PackageAnswer answer(Map<String, PackageAnswer> packages, String name) {
    return packages.getOrDefault(name, new PackageAnswer.Absent());
  }

  /** What differs. */
  static Change change(Step step, PackageAnswer before) {
    if (step.after().isPresent() && before instanceof PackageAnswer.Broken broken) {
      return Change.attribute(step.name(), "state", broken.state(), "installed");
    }
    if (before instanceof PackageAnswer.ConfigurationOnly && step.after().isEmpty()) {
      return attribute(step.name(), "configuration", Optional.of("present"), Optional.empty());
    }
    String name = step.purged() ? "version and configuration" : "version";
    return attribute(step.name(), name, step.before(), step.after());
  }

  static Change attribute(
      String subject, String name, Optional<String> before, Optional<String> after) {
    return new Change.Attribute(subject, name, before, after, false);
  }

  /**
   * What is there then.
   *
   * @param wanted whether it is named, and does not come for another's sake
   */
  static PackageAnswer afterwards(Step step, PackageAnswer before, boolean wanted) {
    if (step.after().isEmpty()) {
      return new PackageAnswer.Absent();
    }
    String version = step.after().get();
    return switch (before) {
      case PackageAnswer.Installed now ->
          new PackageAnswer.Installed(version, now.held(), now.automatic() && !wanted);
      case PackageAnswer.Broken _ -> new PackageAnswer.Installed(version, false, false);
      case PackageAnswer.Absent _, PackageAnswer.ConfigurationOnly _ ->
          new PackageAnswer.Installed(version, false, !wanted);
    };
  }

  /**
   * Leaves out what is so already. In a dry run an earlier task may be planned to bring it; the
   * host's package system does not know that.
   */
  static List<Step> leftOf(List<Step> steps, Map<String, PackageAnswer> packages) {
    return steps.stream().filter(step -> !isDone(step, answer(packages, step.name()))).toList();
  }

  private static boolean isDone(Step step, PackageAnswer answer) {
    if (step.after().isPresent()) {
      return step.after().equals(answer.installedVersion());
    }
    return step.purged() ? answer instanceof PackageAnswer.Absent : !answer.isInstalled();
  }
}
