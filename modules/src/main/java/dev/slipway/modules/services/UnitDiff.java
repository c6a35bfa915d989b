package dev.slipway.modules.services;

import dev.slipway.diagnostic.Suggestion;
import dev.slipway.host.probe.UnitAnswer;
import dev.slipway.host.probe.UnitProbe;
import dev.slipway.host.probe.UnitReloadProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has to change, from what is declared and what is there. Pure. */
final class UnitDiff {
  static final String MANAGER = "systemd";
  static final String MASKED = "masked";
  static final String ENABLED = "enabled";
  static final String STATE = "state";
  static final String FILES = "unit files";

  /** The file states of a unit that starts at boot, also after the next one. */
  private static final Set<String> ENABLED_FOR_GOOD =
      Set.of("enabled", "alias", "indirect", "static", "generated", "transient");

  private static final Set<String> TO_BE_DISABLED = Set.of("enabled", "enabled-runtime", "alias");

  /** What systemd calls the state of a unit that does what it is for, by type of unit. */
  private static final Map<String, String> SUB_STATES =
      Map.of(
          "timer", "waiting",
          "path", "waiting",
          "socket", "listening",
          "mount", "mounted",
          "target", "active",
          "slice", "active",
          "swap", "active");

  private static final UnitAnswer.Active ENDED = new UnitAnswer.Active("inactive", "dead");

  private final UnitSettings desired;
  private final UnitObserved observed;
  private final List<Change> changes = new ArrayList<>();
  private final List<Prediction<?>> predictions = new ArrayList<>();
  private boolean runs;
  private boolean open;

  private UnitDiff(UnitSettings desired, UnitObserved observed) {
    this.desired = desired;
    this.observed = observed;
  }

  static Diff of(UnitSettings desired, UnitObserved observed) {
    return new UnitDiff(desired, observed).diff();
  }

  private Diff diff() {
    if (desired.reading().execute()) {
      run("daemon-reexec");
    }
    observed.reload().ifPresent(this::reload);
    observed.unit().ifPresent(this::unit);
    if (changes.isEmpty()) {
      return Diff.none();
    }
    Diff diff = Diff.of(runs ? Action.RUN : Action.UPDATE, changes).predicting(predictions);
    return open ? diff.withOpenEnd() : diff;
  }

  private void run(String what) {
    changes.add(new Change.Run(what));
    runs = true;
  }

  private void reload(UnitReloadProbe.Need need) {
    switch (need) {
      case CURRENT -> {}
      case NEEDED -> {
        changes.add(Change.attribute(MANAGER, FILES, "changed", "read again"));
        predictions.add(Prediction.of(new UnitReloadProbe(), UnitReloadProbe.Need.CURRENT));
      }
      case UNKNOWN -> run("daemon-reload");
    }
  }

  private void unit(UnitAnswer answer) {
    switch (answer) {
      case UnitAnswer.NoSystemd(String reason) -> throw new TaskFailedException(reason);
      case UnitAnswer.Missing _ -> missing();
      case UnitAnswer.Present present -> present(present);
    }
  }

  private void missing() {
    boolean onlyMask = desired.state().isEmpty() && desired.enabled().isEmpty();
    if (onlyMask && desired.masked().isPresent()) {
      if (desired.masked().get()) {
        changes.add(attribute(desired.unit().orElseThrow(), MASKED, "no", "yes"));
        predictions.add(Prediction.afterApply(desired.probe()));
      }
      return;
    }
    String name = desired.unit().orElseThrow();
    String help =
        Suggestion.didYouMean(
            name, observed.names(), "Install the package that brings it, or write its unit file.");
    throw new TaskFailedException(
        "There is no unit \"%s\" on this host. %s".formatted(name, capitalised(help)));
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private void present(UnitAnswer.Present unit) {
    boolean masked = mask(unit);
    boolean unmasked = unit.isMasked() && !masked;
    mustBeUsable(unit, masked);
    boolean changedFile = enable(unit);
    Optional<UnitAnswer.Active> active = state(unit);
    if (unmasked) {
      // What the unit is when nothing hides it any more cannot be seen before.
      predict(unit, Optional.empty());
      return;
    }
    UnitAnswer.Present after = active.map(unit::withActive).orElse(unit);
    if (changedFile) {
      after = after.withFileState(desired.enabled().orElseThrow() ? "enabled" : "disabled");
    }
    if (masked && !unit.isMasked()) {
      after = after.withFileState("masked").withLoad(maskedLoad(unit.id()));
    }
    predict(unit, Optional.of(after));
  }

  private static UnitAnswer.Load maskedLoad(String unit) {
    return new UnitAnswer.Load("masked", "", "/etc/systemd/system/" + unit, "", false);
  }

  /** Whether it is masked afterwards. */
  private boolean mask(UnitAnswer.Present unit) {
    boolean wanted = desired.masked().orElse(unit.isMasked());
    if (wanted != unit.isMasked()) {
      changes.add(attribute(unit.id(), MASKED, yes(unit.isMasked()), yes(wanted)));
    }
    return wanted;
  }

  private void mustBeUsable(UnitAnswer.Present unit, boolean masked) {
    boolean starts =
        desired.state().filter(state -> state != UnitSettings.State.STOPPED).isPresent();
    if (masked && (starts || desired.enabled().orElse(false))) {
      throw new TaskFailedException(
          "The unit \"%s\" is masked, so it cannot be started or enabled. Write masked: false too."
              .formatted(unit.id()));
    }
    boolean broken = Set.of("bad-setting", "error").contains(unit.load().state());
    if (starts && broken) {
      throw new TaskFailedException(
          "systemd cannot read the unit \"%s\": %s \"systemd-analyze verify %s\" says more."
              .formatted(unit.id(), unit.load().error(), unit.id()));
    }
    if (desired.state().isPresent() && desired.probe().isTemplate()) {
      throw new TaskFailedException(
          "\"%s\" is a template; name an instance of it, such as \"%s\"."
              .formatted(unit.id(), unit.id().replace("@.", "@name.")));
    }
  }

  /** Whether it is enabled or disabled. */
  private boolean enable(UnitAnswer.Present unit) {
    if (desired.enabled().isEmpty() || isFixed(unit)) {
      return false;
    }
    boolean wanted = desired.enabled().get();
    boolean right =
        wanted
            ? ENABLED_FOR_GOOD.contains(unit.fileState())
            : !TO_BE_DISABLED.contains(unit.fileState());
    if (right) {
      return false;
    }
    if (!wanted && !desired.unit().equals(Optional.of(unit.id()))) {
      throw new TaskFailedException(
          "\"%s\" is another name of \"%s\" that goes away when it is disabled. Name \"%s\"."
              .formatted(desired.unit().orElse(""), unit.id(), unit.id()));
    }
    changes.add(attribute(unit.id(), ENABLED, unit.fileState(), wanted ? "enabled" : "disabled"));
    return true;
  }

  /** Whether it can be neither enabled nor disabled. */
  static boolean isFixed(UnitAnswer.Present unit) {
    return !unit.canBeEnabled() && !unit.isMasked();
  }

  /** What the unit does afterwards, when that changes. */
  private Optional<UnitAnswer.Active> state(UnitAnswer.Present unit) {
    if (desired.state().isEmpty()) {
      return Optional.empty();
    }
    boolean isRunning = unit.isRunning();
    switch (desired.state().get()) {
      case STARTED -> {
        if (isRunning) {
          return Optional.empty();
        }
        start(unit);
      }
      case STOPPED -> {
        if (!isRunning && !unit.active().state().equals("deactivating")) {
          return Optional.empty();
        }
        changes.add(attribute(unit.id(), STATE, shown(unit), "inactive"));
        return Optional.of(ENDED);
      }
      case RESTARTED -> run("restart " + unit.id());
      case RELOADED -> {
        if (isRunning) {
          run("reload " + unit.id());
        } else {
          run("start " + unit.id());
        }
      }
    }
    open = true;
    return Optional.of(unit.endsByItself() ? ENDED : running(unit));
  }

  private static UnitAnswer.Active running(UnitAnswer.Present unit) {
    String type = unit.id().substring(unit.id().lastIndexOf('.') + 1);
    String ofService = unit.load().type().equals("oneshot") ? "exited" : "running";
    return new UnitAnswer.Active("active", SUB_STATES.getOrDefault(type, ofService));
  }

  private void start(UnitAnswer.Present unit) {
    if (unit.endsByItself()) {
      run("start " + unit.id());
    } else {
      changes.add(attribute(unit.id(), STATE, shown(unit), "active"));
    }
  }

  private static String shown(UnitAnswer.Present unit) {
    return unit.active().state();
  }

  /** Under the name that was asked for, and under its own. */
  private void predict(UnitAnswer.Present unit, Optional<UnitAnswer.Present> after) {
    if (changes.isEmpty()) {
      return;
    }
    for (String name :
        List.of(desired.unit().orElseThrow(), unit.id()).stream().distinct().toList()) {
      UnitProbe probe = new UnitProbe(name);
      predictions.add(
          after
              .<Prediction<?>>map(answer -> Prediction.<UnitAnswer>of(probe, answer))
              .orElseGet(() -> Prediction.afterApply(probe)));
    }
  }

  private static Change attribute(String unit, String name, String before, String after) {
    return Change.attribute(unit, name, before, after);
  }

  private static String yes(boolean value) {
    return value ? "yes" : "no";
  }
}
