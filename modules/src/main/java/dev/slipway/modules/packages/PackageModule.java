package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.Os;
import dev.slipway.host.probe.OsProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Packages of whatever package system the host has. */
final class PackageModule implements TaskModule<PackageSettings, PackageObserved> {
  private static final ModuleSpec SPEC = PackageSettings.spec();

  /** The package systems that can be used. */
  enum Family {
    APT,
    RPM;

    /** From the word for it; empty: the host's own. */
    static Optional<Family> parse(String written) {
      return switch (written) {
        case "auto" -> Optional.empty();
        case "apt" -> Optional.of(APT);
        default -> Optional.of(RPM);
      };
    }
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public PackageSettings bind(Arguments arguments) {
    return PackageSettings.bind(arguments);
  }

  @Override
  public PackageObserved observe(PackageSettings desired, HostReader host) throws HostException {
    PackageObserved observed = look(desired, host);
    Administrator.mustBeRoot(host, diff(desired, observed), "Changing packages");
    return observed;
  }

  private static PackageObserved look(PackageSettings desired, HostReader host)
      throws HostException {
    return switch (family(desired.tool(), host)) {
      case APT -> AptObserved.observe(desired.apt(), host);
      case RPM -> RpmObserved.observe(desired.rpm(), host);
    };
  }

  /** The one to use, the host's own unless another is named. */
  static Family family(Optional<Family> named, HostReader host) throws HostException {
    return named.isPresent() ? named.get() : family(host.ask(new OsProbe()));
  }

  /**
   * The distribution's own package system decides: another one may be installed beside it.
   *
   * @throws TaskFailedException when it is none of these
   */
  private static Family family(Os os) {
    List<String> tools = os.packageTools();
    boolean debian = os.isLike("debian") || os.isLike("ubuntu");
    if (tools.contains("apt-get") && (debian || tools.getFirst().equals("apt-get"))) {
      return Family.APT;
    }
    if (!debian && !tools.isEmpty() && List.of("dnf", "dnf5", "yum").contains(tools.getFirst())) {
      return Family.RPM;
    }
    String found = tools.isEmpty() ? "none that is known" : String.join(", ", tools);
    throw new TaskFailedException(
        "The package system of this host is not supported: \"%s\" has %s. Only apt, dnf and yum are."
            .formatted(os.id(), found));
  }

  @Override
  public Diff diff(PackageSettings desired, PackageObserved observed) {
    return switch (observed) {
      case AptObserved apt -> AptDiff.of(desired.apt(), apt);
      case RpmObserved rpm -> RpmDiff.of(desired.rpm(), rpm);
    };
  }

  @Override
  public Map<String, Object> apply(PackageSettings desired, Diff diff, HostSession host)
      throws HostException {
    Map<String, Object> returned =
        switch (look(desired, host)) {
          case AptObserved apt -> new AptWork(desired.apt(), apt, host).carryOut(diff);
          case RpmObserved rpm -> RpmWork.carryOut(desired.rpm(), rpm, host);
        };
    returned.remove("cache_updated");
    returned.remove("results");
    return returned;
  }
}
