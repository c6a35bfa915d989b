package dev.slipway.modules.kernel;

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
import dev.slipway.modules.support.Administrator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kernel that a host boots. */
final class KernelModule implements TaskModule<KernelSettings, KernelObserved> {
  private static final ModuleSpec SPEC = KernelSettings.spec();
  private static final String KERNEL = "kernel";

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public KernelSettings bind(Arguments arguments) {
    return KernelSettings.bind(arguments);
  }

  @Override
  public KernelObserved observe(KernelSettings desired, HostReader host) throws HostException {
    KernelObserved observed = KernelObserved.observe(desired, host);
    Administrator.mustBeRoot(host, diff(desired, observed), "Changing the kernel");
    return observed;
  }

  @Override
  public Diff diff(KernelSettings desired, KernelObserved observed) {
    KernelPlan plan = KernelPlan.of(desired, observed);
    List<Change> changes = new ArrayList<>();
    Optional<String> target = Optional.of(plan.target().text());
    if (plan.install().isPresent()) {
      changes.add(new Change.Attribute(KERNEL, "installed", Optional.empty(), target, false));
    }
    if (plan.standard()) {
      Optional<String> before = observed.facts().loader().standard().map(KernelRelease::text);
      changes.add(new Change.Attribute(KERNEL, "default entry", before, target, false));
    }
    if (plan.defaultPackage().isPresent()) {
      changes.add(
          new Change.Attribute(
              KernelWork.SETTINGS,
              KernelWork.DEFAULT_PACKAGE,
              observed.facts().defaultPackage(),
              plan.defaultPackage(),
              false));
    }
    Diff diff = Diff.ofChanges(Action.UPDATE, changes);
    return diff.isEmpty() ? diff : predicted(diff, plan, observed);
  }

  private static Diff predicted(Diff diff, KernelPlan plan, KernelObserved observed) {
    KernelObserved after = observed.after(plan);
    Diff predicted =
        diff.predicting(
            List.of(
                Prediction.of(new KernelProbe(), after.facts()),
                Prediction.of(new KernelPackagesProbe(observed.source()), after.packages())));
    return plan.install().isPresent() ? predicted.withOpenEnd() : predicted;
  }

  @Override
  public Map<String, Object> apply(KernelSettings desired, Diff diff, HostSession host)
      throws HostException {
    return new KernelWork(desired, host).carryOut();
  }

  @Override
  public Map<String, Object> values(KernelSettings desired, KernelObserved observed) {
    KernelPlan plan = KernelPlan.of(desired, observed);
    KernelFacts facts = observed.facts();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("running", facts.running().text());
    values.put("target", plan.target().text());
    values.put("reboot_required", plan.rebootRequired());
    if (plan.install().isEmpty()) {
      values.put("installed", facts.installed().stream().map(KernelRelease::text).toList());
    }
    if (plan.install().isEmpty() && !plan.standard()) {
      facts.loader().standard().ifPresent(it -> values.put("default", it.text()));
    }
    if (facts.loader() instanceof BootLoader.None && desired.setDefault()) {
      values.put(
          "warnings",
          List.of(
              "No boot loader with entries was found on this host, so which kernel the next boot"
                  + " takes was not dealt with."));
    }
    return values;
  }
}
