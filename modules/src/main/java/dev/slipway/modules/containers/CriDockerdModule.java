package dev.slipway.modules.containers;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.UnitAnswer;
import dev.slipway.host.probe.UnitProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.daemons.DaemonAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The service by which a kubelet speaks to Docker. */
final class CriDockerdModule implements TaskModule<CriDockerdSettings, CriDockerdObserved> {
  private static final ModuleSpec SPEC = CriDockerdSpec.spec();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public CriDockerdSettings bind(Arguments arguments) {
    return CriDockerdSpec.bind(arguments);
  }

  @Override
  public CriDockerdObserved observe(CriDockerdSettings desired, HostReader host)
      throws HostException {
    CriDockerdObserved observed = CriDockerdObserved.observe(desired, host);
    Administrator.mustBeRoot(host, diff(desired, observed), "Setting up cri-dockerd");
    return observed;
  }

  @Override
  public Diff diff(CriDockerdSettings desired, CriDockerdObserved observed) {
    Diff service = serviceFile(desired, observed);
    Diff socket = socketFile(desired, observed);
    List<Change> changes = new ArrayList<>(service.changes());
    changes.addAll(socket.changes());
    List<Prediction<?>> predictions = new ArrayList<>(service.predictions());
    predictions.addAll(socket.predictions());
    unit(observed.socket(), "listening", changes, predictions);
    unit(observed.service(), "running", changes, predictions);
    if (isDue(desired, observed)) {
      changes.add(desired.restart().change());
    }
    if (changes.isEmpty()) {
      return Diff.none();
    }
    predictions.add(daemon(desired, observed));
    return Diff.of(Action.UPDATE, changes).predicting(predictions);
  }

  private static Prediction<DaemonAnswer> daemon(
      CriDockerdSettings desired, CriDockerdObserved observed) {
    DaemonAnswer now = observed.daemon();
    return now.running()
        ? desired.restart().prediction(now, isAltered(desired, observed))
        : Prediction.of(desired.restart().probe(), new DaemonAnswer(true, false, now.command()));
  }

  private static Diff serviceFile(CriDockerdSettings desired, CriDockerdObserved observed) {
    return TextEditing.diff(desired.serviceFile(), observed.serviceFile(), desired.serviceText());
  }

  private static Diff socketFile(CriDockerdSettings desired, CriDockerdObserved observed) {
    return observed
        .socketFile()
        .map(file -> TextEditing.diff(desired.socketFile(), file, desired.socketText()))
        .orElse(Diff.none());
  }

  private static boolean isAltered(CriDockerdSettings desired, CriDockerdObserved observed) {
    return !serviceFile(desired, observed).isEmpty() || !socketFile(desired, observed).isEmpty();
  }

  private static boolean isDue(CriDockerdSettings desired, CriDockerdObserved observed) {
    return desired.restart().isDue(observed.daemon(), isAltered(desired, observed));
  }

  private static void unit(
      UnitAnswer.Present unit,
      String subState,
      List<Change> changes,
      List<Prediction<?>> predictions) {
    UnitAnswer.Present after = unit;
    if (!unit.isEnabled()) {
      changes.add(Change.attribute(unit.id(), "enabled", unit.fileState(), "enabled"));
      after = after.withFileState("enabled");
    }
    if (!unit.isRunning()) {
      changes.add(Change.attribute(unit.id(), "state", unit.active().state(), "active"));
      after = after.withActive(new UnitAnswer.Active("active", subState));
    }
    if (!after.equals(unit)) {
      predictions.add(Prediction.<UnitAnswer>of(new UnitProbe(unit.id()), after));
    }
  }

  @Override
  public Map<String, Object> apply(CriDockerdSettings desired, Diff diff, HostSession host)
      throws HostException {
    CriDockerdObserved observed = CriDockerdObserved.observe(desired, host);
    boolean moved = !socketFile(desired, observed).isEmpty();
    if (!serviceFile(desired, observed).isEmpty()) {
      TextEditing.apply(desired.serviceFile(), observed.serviceFile(), desired.serviceText(), host);
    }
    if (moved) {
      TextEditing.apply(
          desired.socketFile(), observed.socketFile().orElseThrow(), desired.socketText(), host);
    }
    host.require(ShellCommand.of("systemctl", "daemon-reload"));
    start(observed, moved && desired.restart().wanted(), host);
    return Map.of("restarted", desired.restart().carryOut(diff, host));
  }

  /** A socket that is open elsewhere cannot move while its service runs. */
  private static void start(CriDockerdObserved observed, boolean moved, HostSession host)
      throws HostException {
    String service = observed.service().id();
    String socket = observed.socket().id();
    if (moved && observed.socket().isRunning()) {
      host.require(ShellCommand.of("systemctl", "stop", "--", service, socket));
      host.require(ShellCommand.of("systemctl", "start", "--", socket, service));
    }
    for (UnitAnswer.Present unit : List.of(observed.socket(), observed.service())) {
      if (!unit.isEnabled()) {
        host.require(ShellCommand.of("systemctl", "enable", "--", unit.id()));
      }
      if (!unit.isRunning()) {
        host.require(ShellCommand.of("systemctl", "start", "--", unit.id()));
      }
    }
  }

  @Override
  public Map<String, Object> values(CriDockerdSettings desired, CriDockerdObserved observed) {
    return Map.of("path", desired.serviceFile().path());
  }
}
