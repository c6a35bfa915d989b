package dev.slipway.modules.containers;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.TextEdit;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.daemons.DaemonRestart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configuration of containerd, key by key, in the version that its file has. */
final class ContainerdConfigModule implements TaskModule<ContainerdSettings, ContainerdObserved> {
  private static final ModuleSpec SPEC = ContainerdConfigSpec.spec();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public ContainerdSettings bind(Arguments arguments) {
    return ContainerdConfigSpec.bind(arguments);
  }

  @Override
  public ContainerdObserved observe(ContainerdSettings desired, HostReader host)
      throws HostException {
    return ContainerdObserved.observe(desired, host);
  }

  @Override
  public Diff diff(ContainerdSettings desired, ContainerdObserved observed) {
    Diff file =
        TextEditing.diff(ContainerdObserved.target(desired), observed.file(), edit(observed));
    DaemonRestart restart = desired.manner().restart();
    boolean altered = !file.isEmpty();
    List<Change> changes = new ArrayList<>(file.changes());
    if (restart.isDue(observed.daemon(), altered)) {
      changes.add(restart.change());
    }
    if (changes.isEmpty()) {
      return Diff.none();
    }
    List<Prediction<?>> predictions = new ArrayList<>(file.predictions());
    predictions.add(restart.prediction(observed.daemon(), altered));
    return Diff.of(altered ? file.action() : Action.UPDATE, changes).predicting(predictions);
  }

  static TextEdit edit(ContainerdObserved observed) {
    return new TomlEdit(_ -> observed.after());
  }

  @Override
  public Map<String, Object> apply(ContainerdSettings desired, Diff diff, HostSession host)
      throws HostException {
    ContainerdObserved observed = observe(desired, host);
    Map<String, Object> returned = new LinkedHashMap<>();
    if (!observed.before().equals(Optional.of(observed.after()))) {
      returned.putAll(
          TextEditing.apply(
              ContainerdObserved.target(desired), observed.file(), edit(observed), host));
    }
    returned.put("restarted", desired.manner().restart().carryOut(diff, host));
    return returned;
  }

  @Override
  public Map<String, Object> values(ContainerdSettings desired, ContainerdObserved observed) {
    return Map.of(
        "path",
        desired.path(),
        "daemon_version",
        observed.version().toString(),
        "version",
        ContainerdFile.version(observed.after()).orElse(1));
  }
}
