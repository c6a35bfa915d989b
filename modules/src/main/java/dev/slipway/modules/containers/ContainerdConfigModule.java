package dev.slipway.modules.containers;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.TextEdit;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.toml.TomlDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The configuration of containerd, key by key, in the version that its file has. */
final class ContainerdConfigModule implements TaskModule<ContainerdSettings, ContainerdObserved> {
  private static final ModuleSpec SPEC = ContainerdConfigSpec.spec();
  private static final String SERVICE = "containerd.service";

  /** Arguments: how many seconds to wait. Prints why the CRI plugin is not ready. */
  private static final String WAIT =
      """
      left=$1
      while :; do
      state=$(ctr plugins ls 2>/dev/null | \
      awk '$1 == "io.containerd.grpc.v1" && $2 == "cri" { print $NF }')
      [ "$state" = ok ] && exit 0
      [ "$left" -gt 0 ] || break
      left=$((left - 1)); sleep 1
      done
      echo "the CRI plugin is ${state:-not there}"
      ctr plugins ls -d id==cri 2>/dev/null | grep -i -A 3 error
      journalctl --no-pager -q -o cat -n 5 -u containerd.service 2>/dev/null
      exit 1\
      """;

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
    Diff file = TextEditing.diff(ContainerdObserved.target(desired), observed.file(), edit(observed));
    Diff keys = TomlChanges.byKey(file, desired.path(), observed.before(), observed.after());
    boolean altered = !file.isEmpty();
    boolean restarted =
        desired.manner().restart()
            && observed.daemon().running()
            && (altered || observed.daemon().outdated());
    List<Change> changes = new ArrayList<>(keys.changes());
    List<Prediction<?>> predictions = new ArrayList<>(file.predictions());
    if (restarted) {
      changes.add(Change.attribute(SERVICE, "state", "running as configured before", "restarted"));
    }
    ContainerdAnswer.Present now = observed.daemon();
    boolean outdated = now.running() && !restarted && (altered || now.outdated());
    predictions.add(
        Prediction.of(
            new ContainerdProbe(desired.path()),
            new ContainerdAnswer.Present(now.version(), now.running(), outdated)));
    Action action = file.action() == Action.CREATE ? Action.CREATE : Action.UPDATE;
    return changes.isEmpty() ? Diff.none() : Diff.ofChanges(action, changes).predicting(predictions);
  }

  private static TextEdit edit(ContainerdObserved observed) {
    return new TextEdit() {
      @Override
      public boolean needsFile() {
        return true;
      }

      @Override
      public Edited edit(Optional<String> text, UnaryOperator<String> argument) {
        return new Edited(Optional.of(observed.after().text()), "");
      }
    };
  }

  /** The daemon is restarted when the file is written, and not when it was not. */
  @Override
  public Map<String, Object> apply(ContainerdSettings desired, Diff diff, HostSession host)
      throws HostException {
    ContainerdObserved observed = observe(desired, host);
    Map<String, Object> returned = new LinkedHashMap<>();
    boolean written = !observed.before().equals(Optional.of(observed.after()));
    if (written) {
      returned.putAll(
          TextEditing.apply(
              ContainerdObserved.target(desired), observed.file(), edit(observed), host));
    }
    boolean restart = diff.changes().stream().anyMatch(it -> it.subject().equals(SERVICE));
    if (restart) {
      host.require(ShellCommand.of("systemctl", "restart", "--", SERVICE));
      if (desired.manner().ensureCri()) {
        awaitCri(desired, host);
      }
    }
    returned.put("restarted", restart);
    return returned;
  }

  private static void awaitCri(ContainerdSettings desired, HostSession host) throws HostException {
    String seconds = String.valueOf(desired.manner().timeout());
    ScriptResult result = host.run(ShellCommand.of("sh", "-c", WAIT, "sh", seconds));
    if (result.exit() != 0) {
      throw new TaskFailedException(
          "containerd was restarted, and its CRI is not ready after %s seconds: %s"
              .formatted(seconds, result.stdoutText().strip()));
    }
  }

  @Override
  public Map<String, Object> values(ContainerdSettings desired, ContainerdObserved observed) {
    TomlDocument after = observed.after();
    return Map.of(
        "path",
        desired.path(),
        "daemon_version",
        observed.daemon().version().toString(),
        "version",
        ContainerdFile.version(after).orElse(1));
  }
}
