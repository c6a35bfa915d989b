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
import java.util.List;
import java.util.Map;

/** Packages of whatever package system the host has. */
final class PackageModule implements TaskModule<PackageSettings, AptObserved> {
  private static final ModuleSpec SPEC = PackageSettings.spec();

  /** The package systems that can be used, by the program that shows that a host has it. */
  private static final Map<String, String> SYSTEMS = Map.of("apt-get", "apt");

  private final AptModule apt = new AptModule();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public PackageSettings bind(Arguments arguments) {
    PackageSettings settings = PackageSettings.bind(arguments);
    settings
        .tool()
        .filter(tool -> !SYSTEMS.containsValue(tool))
        .ifPresent(
            tool ->
                arguments.reject(
                    "use", "\"" + tool + "\" is not supported.", "write auto or apt."));
    return settings;
  }

  @Override
  public AptObserved observe(PackageSettings desired, HostReader host) throws HostException {
    if (desired.tool().isEmpty()) {
      mustBeSupported(host.ask(new OsProbe()));
    }
    return apt.observe(desired.apt(), host);
  }

  /** Makes sure that the packages of a host are those of apt. */
  static void mustHaveApt(HostReader host) throws HostException {
    mustBeSupported(host.ask(new OsProbe()));
  }

  /** The distribution's own tool decides: another one may be installed beside it. */
  private static void mustBeSupported(Os os) {
    List<String> tools = os.packageTools();
    boolean debian = os.isLike("debian") || os.isLike("ubuntu");
    boolean supported =
        debian
            ? tools.contains("apt-get")
            : !tools.isEmpty() && SYSTEMS.containsKey(tools.getFirst());
    if (!supported) {
      String found = tools.isEmpty() ? "none that is known" : String.join(", ", tools);
      throw new TaskFailedException(
          "The package system of this host is not supported: \"%s\" has %s. Only apt is."
              .formatted(os.id(), found));
    }
  }

  @Override
  public Diff diff(PackageSettings desired, AptObserved observed) {
    return apt.diff(desired.apt(), observed);
  }

  @Override
  public Map<String, Object> apply(PackageSettings desired, Diff diff, HostSession host)
      throws HostException {
    AptObserved observed = observe(desired, host);
    Map<String, Object> returned = new AptWork(desired.apt(), observed, host).carryOut(diff);
    returned.remove("cache_updated");
    return returned;
  }
}
