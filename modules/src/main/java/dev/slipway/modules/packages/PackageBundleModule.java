package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.AptSimulationProbe;
import dev.slipway.host.probe.PackageSimulation;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells which packages an installation would fetch, and from where. */
final class PackageBundleModule
    implements TaskModule<PackageBundleModule.Settings, PackageBundleModule.Observed> {
  private static final ModuleSpec SPEC = PackageBundleSpec.spec();

  /**
   * For apt, a host without any package, and no cache of such a host in the place of its own one.
   */
  private static final List<String> BARE =
      List.of(
          "-o",
          "APT::Cmd::Pattern-Only=true",
          "-o",
          "Dir::State::status=/dev/null",
          "-o",
          "Dir::Cache::pkgcache=",
          "-o",
          "Dir::Cache::srcpkgcache=",
          "install");

  /**
   * What is asked for.
   *
   * @param apt the packages
   * @param complete whether what the host has counts as missing, too
   */
  record Settings(AptSettings apt, boolean complete) {}

  /**
   * What is there.
   *
   * @param sources by name
   * @param missing what the host would fetch now, as {@code NAME=VERSION}
   */
  record Observed(List<DebSource> sources, Set<String> missing) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    return PackageBundleSpec.bind(arguments);
  }

  @Override
  public Observed observe(Settings desired, HostReader host) throws HostException {
    if (PackageModule.family(Optional.empty(), host) == PackageModule.Family.RPM) {
      throw new TaskFailedException(
          "package_bundle knows the packages of apt only, and this host has dnf or yum. Leave it"
              + " out with a limit, and fetch its packages with: dnf download --resolve --alldeps"
              + " NAME");
    }
    if (desired.apt().packages().isEmpty()) {
      return new Observed(List.of(), Set.of());
    }
    Set<String> missing =
        AptObserved.observe(desired.apt(), host)
            .steps()
            .map(PackageBundleModule::installed)
            .orElse(Set.of());
    Set<String> all = new LinkedHashSet<>(missing);
    if (desired.complete()) {
      List<String> words = new ArrayList<>(BARE);
      desired.apt().packages().forEach(wanted -> words.add(wanted.specification()));
      all.addAll(installed(host.ask(new AptSimulationProbe(words))));
    }
    return new Observed(sources(all, host), missing);
  }

  /** What comes new or in another version, as {@code NAME=VERSION}. */
  private static Set<String> installed(PackageSimulation simulation) {
    return switch (simulation) {
      case PackageSimulation.Possible(List<PackageSimulation.Step> steps) -> {
        Set<String> found = new LinkedHashSet<>();
        for (PackageSimulation.Step step : steps) {
          step.after().ifPresent(version -> found.add(step.name() + "=" + version));
        }
        yield found;
      }
      case PackageSimulation.Impossible(String message, boolean unknown) ->
          throw new TaskFailedException(
              "apt could not install it: "
                  + message
                  + (message.endsWith(".") ? "" : ".")
                  + (unknown
                      ? " Check the name, the version and the sources; apt with update_cache: true"
                          + " brings newer package lists."
                      : ""));
    };
  }

  private static List<DebSource> sources(Set<String> packages, HostReader host)
      throws HostException {
    if (packages.isEmpty()) {
      return List.of();
    }
    return switch (host.ask(new DebSourcesProbe(packages.stream().sorted().toList()))) {
      case DebSourcesProbe.Answer.Found(List<DebSource> sources) ->
          sources.stream()
              .sorted(Comparator.comparing(DebSource::name).thenComparing(DebSource::version))
              .toList();
      case DebSourcesProbe.Answer.Refused(String reason) ->
          throw new TaskFailedException(
              "apt cannot tell where the packages come from: "
                  + reason
                  + " Are their sources still those of the package lists? apt with update_cache:"
                  + " true brings newer ones.");
    };
  }

  @Override
  public Diff diff(Settings desired, Observed observed) {
    return Diff.none();
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host) {
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Settings desired, Observed observed) {
    List<Map<String, Object>> packages =
        observed.sources().stream().map(it -> it.values(isMissing(observed, it))).toList();
    long size = observed.sources().stream().mapToLong(DebSource::size).sum();
    return Map.of("packages", packages, "size", size);
  }

  /** Packages of an architecture that is not the host's are named with it. */
  private static boolean isMissing(Observed observed, DebSource source) {
    return Stream.of(source.name(), source.name() + ":" + source.architecture())
        .anyMatch(name -> observed.missing().contains(name + "=" + source.version()));
  }
}
