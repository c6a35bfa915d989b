package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.PackageSimulation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Carries out what is to be changed about packages of dnf or yum. */
final class RpmWork {
  private RpmWork() {}

  /** What a task registers of it. */
  static Map<String, Object> carryOut(RpmSettings desired, RpmObserved observed, HostSession host)
      throws HostException {
    PackageRun run = RpmTool.run(host, desired.options().lockSeconds());
    if (RpmDiff.isUpdateOnly(desired)) {
      run.require(RpmCommands.update(observed.tool()));
    }
    List<PackageSimulation.Step> steps = RpmDiff.steps(observed);
    if (!steps.isEmpty()) {
      for (List<String> arguments : RpmCommands.transactions(desired, observed.packages())) {
        run.require(RpmCommands.forRun(observed.tool(), desired.options(), arguments));
      }
    }
    Map<String, Object> returned = new HashMap<>(run.outputs());
    returned.put("results", steps.stream().map(step -> result(desired, step)).toList());
    return returned;
  }

  private static String result(RpmSettings desired, PackageSimulation.Step step) {
    String done = desired.options().download().isPresent() ? "Downloaded" : "Installed";
    return step.after()
        .map(version -> "%s: %s-%s".formatted(done, step.name(), version))
        .orElseGet(() -> "Removed: %s-%s".formatted(step.name(), step.before().orElse("")));
  }
}
