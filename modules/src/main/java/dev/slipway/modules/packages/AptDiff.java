package dev.slipway.modules.packages;

import dev.slipway.host.probe.AptLists;
import dev.slipway.host.probe.AptListsProbe;
import dev.slipway.host.probe.PackageAnswer;
import dev.slipway.host.probe.PackageProbe;
import dev.slipway.host.probe.PackageSimulation;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has to change, from what is declared and what is there. Pure. */
final class AptDiff {
  static final String LISTS = "package lists";
  static final String ARCHIVES = "fetched packages";
  static final String SELECTION = "selection";

  /** The parameter that allows what apt asks an option for. */
  private static final Map<String, String> PERMISSIONS =
      Map.of(
          "--allow-downgrades", "allow_downgrade",
          "--allow-change-held-packages", "allow_change_held_packages",
          "--allow-unauthenticated", "allow_unauthenticated");

  private final AptSettings desired;
  private final AptObserved observed;
  private final List<Change> changes = new ArrayList<>();
  private final List<Prediction<?>> predictions = new ArrayList<>();
  private boolean open;

  private AptDiff(AptSettings desired, AptObserved observed) {
    this.desired = desired;
    this.observed = observed;
  }

  static Diff of(AptSettings desired, AptObserved observed) {
    return new AptDiff(desired, observed).diff();
  }

  private Diff diff() {
    List<Change> packages = packageChanges();
    boolean update = isUpdateDue(desired, observed, !packages.isEmpty());
    if (update) {
      AptLists lists = observed.lists().orElseThrow();
      String before = lists.arePresent() ? "outdated" : "none";
      changes.add(Change.attribute(LISTS, "age", before, "updated"));
      predictions.add(Prediction.of(new AptListsProbe(), lists.withUpdate()));
      open = true;
    }
    changes.addAll(packages);
    changes.addAll(selectionChanges());
    cleaning();
    Diff diff = Diff.ofChanges(action(update), changes).predicting(predictions);
    return open && !diff.isEmpty() ? diff.withOpenEnd() : diff;
  }

  private void cleaning() {
    if (!observed.archives().isEmpty()) {
      String files = String.join("\n", observed.archives());
      changes.add(PackageSteps.attribute(ARCHIVES, "files", Optional.of(files), Optional.empty()));
      desired
          .options()
          .cleaning()
          .map(AptArchivesProbe::new)
          .ifPresent(probe -> predictions.add(Prediction.of(probe, List.of())));
    }
  }

  /** Whether the lists are to be updated, when something or nothing is to be done besides. */
  static boolean isUpdateDue(AptSettings desired, AptObserved observed, boolean somethingToDo) {
    boolean needed =
        somethingToDo
            || desired.packages().isEmpty()
            || desired.state() == AptSettings.State.LATEST;
    return needed
        && observed
            .lists()
            .map(lists -> lists.areOlderThan(Duration.ofSeconds(desired.lists().validSeconds())))
            .orElse(false);
  }

  private Action action(boolean update) {
    if (update && desired.lists().always()) {
      // It is never done for good, so it cannot be observed to be done.
      return Action.RUN;
    }
    boolean all = changes.stream().allMatch(AptDiff::comesNew);
    boolean none = changes.stream().allMatch(AptDiff::goesAway);
    return all ? Action.CREATE : none ? Action.DELETE : Action.UPDATE;
  }

  private static boolean comesNew(Change change) {
    return change instanceof Change.Attribute attribute && attribute.before().isEmpty();
  }

  private static boolean goesAway(Change change) {
    return change instanceof Change.Attribute attribute && attribute.after().isEmpty();
  }

  private List<Change> packageChanges() {
    if (observed.steps().isEmpty()) {
      return List.of();
    }
    return switch (observed.steps().get()) {
      case PackageSimulation.Possible(List<PackageSimulation.Step> steps) -> steps(steps);
      case PackageSimulation.Impossible(String message, boolean unknown) ->
          unknown(message, unknown);
    };
  }

  private List<Change> steps(List<PackageSimulation.Step> steps) {
    List<Change> found = new ArrayList<>();
    for (PackageSimulation.Step step : steps) {
      found.add(PackageSteps.change(step, before(step)));
      predictions.add(Prediction.of(new PackageProbe(step.name()), afterwards(step)));
      open = true;
    }
    return found;
  }

  private PackageAnswer before(PackageSimulation.Step step) {
    return PackageSteps.answer(observed.packages(), step.name());
  }

  private PackageAnswer afterwards(PackageSimulation.Step step) {
    boolean wanted =
        observed.named().equals(Optional.of(step.name()))
            || desired.packages().stream().anyMatch(each -> each.name().equals(step.name()));
    return PackageSteps.afterwards(step, before(step), wanted);
  }

  /** A package that no list has may be in the lists that the update brings. */
  private List<Change> unknown(String message, boolean unknownPackage) {
    if (!unknownPackage || !isUpdateDue(desired, observed, true)) {
      String end = message.endsWith(".") ? "" : ".";
      throw new TaskFailedException(
          "apt cannot do it: " + message + end + advice(message, unknownPackage));
    }
    List<Change> found = new ArrayList<>();
    for (WantedPackage wanted : desired.packages()) {
      PackageAnswer answer = AptCommands.answer(observed.packages(), wanted);
      if (!wanted.isSatisfiedBy(answer)) {
        found.add(
            new Change.Attribute(
                wanted.name(),
                "version",
                answer.installedVersion(),
                Optional.of(wanted.version().orElse("known after the update of the lists")),
                false));
        predictions.add(Prediction.afterApply(wanted.probe()));
      }
    }
    open = true;
    return found;
  }

  private static String advice(String message, boolean unknownPackage) {
    if (unknownPackage) {
      return " Check the name and the sources; update_cache: true brings newer package lists.";
    }
    return PERMISSIONS.entrySet().stream()
        .filter(entry -> message.contains(entry.getKey()))
        .findFirst()
        .map(entry -> " Write " + entry.getValue() + ": true to allow it.")
        .orElse("");
  }

  private List<Change> selectionChanges() {
    return automatic(desired, observed).stream()
        .<Change>map(
            wanted -> {
              String version = version(wanted);
              predictions.add(
                  Prediction.of(
                      wanted.probe(), new PackageAnswer.Installed(version, isHeld(wanted), false)));
              return Change.attribute(wanted.name(), SELECTION, "automatic", "manual");
            })
        .toList();
  }

  /** After an upgrade the version is the one that was predicted before. */
  private String version(WantedPackage wanted) {
    for (Prediction<?> prediction : predictions.reversed()) {
      if (prediction.probe().equals(wanted.probe())
          && prediction.answer()
              instanceof Prediction.Answer.Known<?>(PackageAnswer.Installed installed)) {
        return installed.version();
      }
    }
    return AptCommands.answer(observed.packages(), wanted).installedVersion().orElse("");
  }

  private boolean isHeld(WantedPackage wanted) {
    return AptCommands.answer(observed.packages(), wanted)
            instanceof PackageAnswer.Installed installed
        && installed.held();
  }

  /** The wanted packages that are installed only because others need them. */
  static List<WantedPackage> automatic(AptSettings desired, AptObserved observed) {
    boolean keeps =
        desired.state() == AptSettings.State.PRESENT || desired.state() == AptSettings.State.LATEST;
    return desired.packages().stream()
        .filter(_ -> keeps)
        .filter(
            wanted ->
                AptCommands.answer(observed.packages(), wanted)
                        instanceof PackageAnswer.Installed installed
                    && installed.automatic())
        .toList();
  }
}
