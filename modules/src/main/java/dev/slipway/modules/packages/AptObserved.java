package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.AptLists;
import dev.slipway.host.probe.AptListsProbe;
import dev.slipway.host.probe.AptSimulationProbe;
import dev.slipway.host.probe.PackageAnswer;
import dev.slipway.host.probe.PackageCandidate;
import dev.slipway.host.probe.PackageCandidateProbe;
import dev.slipway.host.probe.PackageProbe;
import dev.slipway.host.probe.PackageSimulation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is there.
 *
 * @param packages the wanted ones and those of the steps, by name
 * @param lists empty when their age does not matter
 * @param steps what apt would do and has not been done (or planned) already; empty when apt was not
 *     asked, since nothing has to be done
 */
record AptObserved(
    Map<String, PackageAnswer> packages,
    Optional<AptLists> lists,
    Optional<PackageSimulation> steps)
    implements PackageObserved {

  static AptObserved observe(AptSettings desired, HostReader host) throws HostException {
    Map<String, PackageAnswer> packages =
        answers(desired.packages().stream().map(WantedPackage::probe), host);
    Optional<AptLists> lists =
        desired.lists().update() ? Optional.of(host.ask(new AptListsProbe())) : Optional.empty();
    Optional<List<String>> change =
        isUpToDate(desired, packages, host)
            ? Optional.empty()
            : AptCommands.change(desired, packages);
    if (change.isEmpty()) {
      return new AptObserved(packages, lists, Optional.empty());
    }
    PackageSimulation simulation = host.ask(new AptSimulationProbe(change.get()));
    if (simulation instanceof PackageSimulation.Possible(List<PackageSimulation.Step> steps)) {
      packages.putAll(answers(steps.stream().map(step -> new PackageProbe(step.name())), host));
      simulation = new PackageSimulation.Possible(PackageSteps.leftOf(steps, packages));
    }
    return new AptObserved(packages, lists, Optional.of(simulation));
  }

  private static Map<String, PackageAnswer> answers(Stream<PackageProbe> questions, HostReader host)
      throws HostException {
    List<PackageProbe> probes = questions.distinct().toList();
    List<PackageAnswer> answers = probes.isEmpty() ? List.of() : host.askAll(probes);
    Map<String, PackageAnswer> packages = new LinkedHashMap<>();
    for (int i = 0; i < probes.size(); i++) {
      packages.put(probes.get(i).name(), answers.get(i));
    }
    return packages;
  }

  /**
   * The candidates tell at a fraction of the price whether apt has to be asked what it would do.
   */
  private static boolean isUpToDate(
      AptSettings desired, Map<String, PackageAnswer> packages, HostReader host)
      throws HostException {
    boolean cheap =
        desired.state() == AptSettings.State.LATEST
            && desired.upgrade().isEmpty()
            && !desired.options().autoremove()
            && desired.packages().stream()
                .allMatch(wanted -> wanted.isSatisfiedBy(AptCommands.answer(packages, wanted)));
    if (!cheap) {
      return false;
    }
    List<PackageCandidateProbe> probes =
        desired.packages().stream()
            .filter(wanted -> wanted.version().isEmpty())
            .map(wanted -> new PackageCandidateProbe(wanted.name(), desired.options().release()))
            .toList();
    List<PackageCandidate> candidates = probes.isEmpty() ? List.of() : host.askAll(probes);
    for (int i = 0; i < probes.size(); i++) {
      Optional<String> installed =
          packages
              .getOrDefault(probes.get(i).name(), new PackageAnswer.Absent())
              .installedVersion();
      if (!candidates.get(i).version().equals(installed)) {
        return false;
      }
    }
    return true;
  }
}
