package dev.slipway.modules.kernel;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.OsProbe;

/** What is there: the kernels of a host, and those of the source that a task declares. */
record KernelObserved(KernelFacts facts, KernelSource source, KernelPackages packages) {

  static KernelObserved observe(KernelSettings desired, HostReader host) throws HostException {
    KernelFacts facts = host.ask(new KernelProbe());
    KernelSource source = KernelSource.of(desired, host.ask(new OsProbe()), facts.machine());
    return new KernelObserved(facts, source, host.ask(new KernelPackagesProbe(source)));
  }

  /** As it is once a plan is carried out. */
  KernelObserved after(KernelPlan plan) {
    KernelFacts after = facts;
    KernelPackages known = packages;
    if (plan.install().isPresent()) {
      after = after.withInstalled(plan.target());
      known = known.withInstalled(plan.target());
    }
    if (plan.standard()) {
      after = after.withLoader(after.loader().withStandard(plan.target()));
    }
    if (plan.defaultPackage().isPresent()) {
      after = after.withDefaultPackage(plan.defaultPackage().get());
    }
    return new KernelObserved(after, source, known);
  }
}
