package dev.slipway.modules.packages;

import dev.slipway.host.probe.AptLists;
import dev.slipway.host.probe.AptListsProbe;
import dev.slipway.host.probe.AptSimulation;
import dev.slipway.host.probe.PackageAnswer;
import dev.slipway.host.probe.PackageProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has to change, from what is declared and what is there. Pure. */
final class AptDiff {
  static final String LISTS = "package lists";
  static final String SELECTION = "selection";

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
      String before = lists.updated() == 0 ? "none" : "outdated";
      changes.add(Change.attribute(LISTS, "age", before, "updated"));
      predictions.add(
          Prediction.of(
              new AptListsProbe(), new AptLists(lists.now(), lists.now(), lists.sourcesChanged())));
      open = true;
    }
    changes.addAll(packages);
    changes.addAll(selectionChanges());
    Diff diff = Diff.ofChanges(action(update), changes).predicting(predictions);
    return open && !diff.isEmpty() ? diff.withOpenEnd() : diff;
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
            .map(lists -> lists.areOlderThan(desired.lists().validSeconds()))
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
      case AptSimulation.Possible(List<AptSimulation.Step> steps) -> steps(steps);
      case AptSimulation.Impossible(String message, boolean unknown) -> unknown(message, unknown);
    };
  }

  private List<Change> steps(List<AptSimulation.Step> steps) {
    List<Change> found = new ArrayList<>();
    for (AptSimulation.Step step : steps) {
      boolean configuredOnly = step.before().isEmpty() && isBroken(step.name());
      found.add(
          configuredOnly
              ? Change.attribute(step.name(), "state", "half installed", "installed")
              : new Change.Attribute(
                  step.name(),
                  step.purged() ? "version and configuration" : "version",
                  step.before(),
                  step.after(),
                  false));
      predictions.add(Prediction.of(new PackageProbe(step.name()), afterwards(step)));
      open = true;
    }
    return found;
  }

  private boolean isBroken(String name) {
    return observed.packages().get(name) instanceof PackageAnswer.Broken;
  }

  private PackageAnswer afterwards(AptSimulation.Step step) {
    boolean wanted = desired.packages().stream().anyMatch(each -> each.name().equals(step.name()));
    return step.after()
        .<PackageAnswer>map(version -> new PackageAnswer.Installed(version, false, !wanted))
        .orElse(new PackageAnswer.Absent());
  }

  /** A package that no list has may be in the lists that the update brings. */
  private List<Change> unknown(String message, boolean unknownPackage) {
    if (!unknownPackage || !isUpdateDue(desired, observed, true)) {
      String fix =
          unknownPackage
              ? " Check the name and the sources; update_cache: true brings newer package lists."
              : "";
      throw new TaskFailedException("apt cannot do it: " + message + fix);
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
