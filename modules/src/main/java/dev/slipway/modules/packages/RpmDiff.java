package dev.slipway.modules.packages;

import dev.slipway.host.probe.PackageAnswer;
import dev.slipway.host.probe.PackageSimulation;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has to change, from what is declared and what is there. Pure. */
final class RpmDiff {
  private RpmDiff() {}

  static Diff of(RpmSettings desired, RpmObserved observed) {
    if (isUpdateOnly(desired)) {
      return Diff.run("fetch the metadata of the repositories");
    }
    if (desired.options().download().isPresent()) {
      return download(desired, observed);
    }
    List<Change> changes = new ArrayList<>();
    List<Prediction<?>> predictions = new ArrayList<>();
    for (PackageSimulation.Step step : steps(observed)) {
      PackageAnswer before = PackageSteps.answer(observed.packages(), step.name());
      changes.add(PackageSteps.change(step, before));
      PackageAnswer after = PackageSteps.afterwards(step, before, true);
      predictions.add(Prediction.of(RpmSettings.probe(step.name()), after));
      for (String name : desired.names()) {
        if (isVersionOf(name, step) && RpmSettings.isPackage(name)) {
          predictions.add(Prediction.of(RpmSettings.probe(name), after));
        }
      }
    }
    boolean all = changes.stream().allMatch(RpmDiff::comesNew);
    boolean none = changes.stream().allMatch(RpmDiff::goesAway);
    Action action = all ? Action.CREATE : none ? Action.DELETE : Action.UPDATE;
    Diff diff = Diff.ofChanges(action, changes).predicting(predictions);
    return diff.isEmpty() ? diff : diff.withOpenEnd();
  }

  private static Diff download(RpmSettings desired, RpmObserved observed) {
    List<Change> changes =
        steps(observed).stream()
            .filter(step -> step.after().isPresent())
            .map(
                step ->
                    PackageSteps.attribute(step.name(), "download", Optional.empty(), step.after()))
            .toList();
    Diff diff = Diff.ofChanges(Action.CREATE, changes);
    return diff.isEmpty() ? diff : diff.predicting(observed.fetched(desired)).withOpenEnd();
  }

  /** Whether nothing is wanted but newer metadata. */
  static boolean isUpdateOnly(RpmSettings desired) {
    return desired.names().isEmpty()
        && desired.options().refresh()
        && !desired.options().autoremove();
  }

  /**
   * What dnf would do.
   *
   * @throws TaskFailedException when it cannot
   */
  static List<PackageSimulation.Step> steps(RpmObserved observed) {
    return switch (observed.steps().orElse(new PackageSimulation.Possible(List.of()))) {
      case PackageSimulation.Possible(List<PackageSimulation.Step> steps) -> steps;
      case PackageSimulation.Impossible(String message, boolean unknown) ->
          throw new TaskFailedException(
              "%s cannot do it: %s.%s"
                  .formatted(
                      observed.tool().program(),
                      message.replaceFirst("\\.$", ""),
                      advice(message, unknown)));
    };
  }

  private static String advice(String message, boolean unknown) {
    if (unknown) {
      return " Check the name, the version and the repositories; update_cache: true looks for newer"
          + " metadata.";
    }
    return message.contains("would downgrade") ? " Write allow_downgrade: true to allow it." : "";
  }

  /** Whether a name with a version behind it is of the package of a step. */
  private static boolean isVersionOf(String name, PackageSimulation.Step step) {
    return step.after()
        .map(
            evr -> {
              String version = evr.substring(evr.indexOf(':') + 1);
              String whole = step.name() + "-" + version;
              return name.startsWith(step.name() + "-")
                  && (whole.equals(name) || whole.startsWith(name + "-"));
            })
        .orElse(false);
  }

  private static boolean comesNew(Change change) {
    return change instanceof Change.Attribute attribute && attribute.before().isEmpty();
  }

  private static boolean goesAway(Change change) {
    return change instanceof Change.Attribute attribute && attribute.after().isEmpty();
  }
}
