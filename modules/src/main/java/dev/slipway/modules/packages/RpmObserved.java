package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.OsProbe;
import dev.slipway.host.probe.PackageAnswer;
import dev.slipway.host.probe.PackageProbe;
import dev.slipway.host.probe.PackageSimulation;
import dev.slipway.module.Prediction;
import dev.slipway.modules.support.Administrator;
import dev.slipway.modules.support.HostFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is there.
 *
 * @param packages the wanted ones and those of the steps, by name
 * @param steps what dnf would do and has not been done (or planned) already; empty when dnf was not
 *     asked, since nothing has to be done
 */
record RpmObserved(
    RpmTool tool, Map<String, PackageAnswer> packages, Optional<PackageSimulation> steps)
    implements PackageObserved {

  static RpmObserved observe(RpmSettings desired, HostReader host) throws HostException {
    RpmTool tool =
        desired.tool().isPresent() ? desired.tool().get() : RpmTool.of(host.ask(new OsProbe()));
    Map<String, PackageAnswer> packages =
        answers(desired.names().stream().filter(RpmSettings::isPackage).toList(), host);
    List<List<String>> transactions = RpmCommands.transactions(desired, packages);
    if (transactions.isEmpty()) {
      return new RpmObserved(tool, packages, Optional.empty());
    }
    // dnf plans for root only.
    Administrator.mustBeRoot(host, "Changing packages");
    for (String name : desired.names()) {
      if (RpmSettings.isHostFile(name)) {
        HostFile.mustBeThere("package", name, host);
      }
    }
    List<PackageSimulation> simulations = host.askAll(probes(desired, tool, packages));
    List<PackageSimulation.Step> steps = new ArrayList<>();
    for (PackageSimulation simulation : simulations) {
      switch (simulation) {
        case PackageSimulation.Impossible it -> {
          return new RpmObserved(tool, packages, Optional.of(it));
        }
        case PackageSimulation.Possible(List<PackageSimulation.Step> more) -> steps.addAll(more);
      }
    }
    packages.putAll(answers(steps.stream().map(PackageSimulation.Step::name).toList(), host));
    List<PackageSimulation.Step> left =
        PackageSteps.leftOf(steps.stream().map(step -> filled(step, packages)).toList(), packages);
    return new RpmObserved(tool, packages, Optional.of(new PackageSimulation.Possible(left)));
  }

  /** What dnf is asked. */
  private static List<RpmSimulationProbe> probes(
      RpmSettings desired, RpmTool tool, Map<String, PackageAnswer> packages) {
    return RpmCommands.transactions(desired, packages).stream()
        .map(it -> new RpmSimulationProbe(tool, it, desired.options()))
        .toList();
  }

  /** What dnf answers once everything is fetched: that nothing has to be. */
  List<Prediction<?>> fetched(RpmSettings desired) {
    return probes(desired, tool, packages).stream()
        .<Prediction<?>>map(
            probe -> Prediction.of(probe, new PackageSimulation.Possible(List.of())))
        .toList();
  }

  private static Map<String, PackageAnswer> answers(List<String> names, HostReader host)
      throws HostException {
    List<PackageProbe> probes = names.stream().distinct().map(RpmSettings::probe).toList();
    List<PackageAnswer> answers = probes.isEmpty() ? List.of() : host.askAll(probes);
    Map<String, PackageAnswer> packages = new LinkedHashMap<>();
    for (int i = 0; i < probes.size(); i++) {
      packages.put(probes.get(i).name(), answers.get(i));
    }
    return packages;
  }

  /** dnf does not tell which version it replaces; rpm does. */
  private static PackageSimulation.Step filled(
      PackageSimulation.Step step, Map<String, PackageAnswer> packages) {
    Optional<String> installed = PackageSteps.answer(packages, step.name()).installedVersion();
    return step.after().isPresent()
        ? new PackageSimulation.Step(step.name(), installed, step.after(), false)
        : step;
  }
}
