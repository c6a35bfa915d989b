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
import dev.slipway.modules.support.HostFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is there.
 *
 * @param packages the wanted ones and those of the steps, by name
 * @param named the package in the file that is to be installed; empty when it is, or there is none
 * @param lists empty when their age does not matter
 * @param steps what apt would do and has not been done (or planned) already; empty when apt was not
 *     asked, since nothing has to be done
 * @param archives the fetched packages that are to be deleted
 */
record AptObserved(
    Map<String, PackageAnswer> packages,
    Optional<String> named,
    Optional<AptLists> lists,
    Optional<PackageSimulation> steps,
    List<String> archives)
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
    List<String> archives = archives(desired, host);
    if (change.isEmpty()) {
      return new AptObserved(packages, Optional.empty(), lists, Optional.empty(), archives);
    }
    DebProbe.Answer answer = ask(desired, change.get(), host);
    PackageSimulation simulation = answer.simulation();
    if (simulation instanceof PackageSimulation.Possible(List<PackageSimulation.Step> steps)) {
      packages.putAll(answers(steps.stream().map(step -> new PackageProbe(step.name())), host));
      simulation = new PackageSimulation.Possible(PackageSteps.leftOf(steps, packages));
    }
    return new AptObserved(packages, answer.name(), lists, Optional.of(simulation), archives);
  }

  private static DebProbe.Answer ask(AptSettings desired, List<String> change, HostReader host)
      throws HostException {
    if (desired.file().isEmpty()) {
      return new DebProbe.Answer(Optional.empty(), host.ask(new AptSimulationProbe(change)));
    }
    DebFile file = desired.file().get();
    if (!file.isUrl()) {
      HostFile.mustBeThere("package", file.place(), host);
    }
    return host.ask(new DebProbe(file, change));
  }

  private static List<String> archives(AptSettings desired, HostReader host) throws HostException {
    Optional<AptArchivesProbe.Cleaning> cleaning = desired.options().cleaning();
    return cleaning.isPresent() ? host.ask(new AptArchivesProbe(cleaning.get())) : List.of();
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
