package dev.slipway.modules.system;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import dev.slipway.modules.support.DeclaredFile;
import dev.slipway.modules.support.FilePlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No swap, now and after the next boot. */
final class SwapModule implements TaskModule<SwapModule.Settings, SwapModule.Observed> {
  private static final ModuleSpec SPEC = describe();
  private static final String FSTAB = "/etc/fstab";
  private static final String MASKED = "masked";

  /** What is declared. */
  record Settings(boolean mask) {}

  /** What is there. */
  record Observed(SwapProbe.Swaps swaps, FilePlace fstab) {}

  private static ModuleSpec describe() {
    return ModuleSpec.named("swap", "Turns swap off, now and for good.")
        .describe(
            "Each thing that swaps is seen and shown by itself: a device in use (`/proc/swaps`,"
                + " zram too), a line of `/etc/fstab` (which is commented out), and a unit of"
                + " systemd that would turn swap on again (`*.swap`, zramswap,"
                + " systemd-zram-setup, dphys-swapfile), which is masked. A host whose memory"
                + " cannot take what is swapped out is left as it is, with an error.")
        .parameter(
            Parameter.control("state", ParameterType.TEXT, "Only `absent`: no swap.")
                .otherwise("absent")
                .oneOf("absent"))
        .parameter(
            Parameter.state("mask", ParameterType.BOOLEAN, "Whether units are masked.")
                .otherwise("true"))
        .returns("devices", "What the host swaps to.")
        .returns("units", "The units that swap, with the state of their files.")
        .example("As Kubernetes needs it", "- swap:\n    state: absent\n")
        .build();
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    return new Settings(arguments.flag("mask"));
  }

  @Override
  public Observed observe(Settings desired, HostReader host) throws HostException {
    FilePlace fstab = DeclaredFile.observeAll(host, List.of(FSTAB)).getFirst();
    Observed observed = new Observed(host.ask(new SwapProbe()), fstab);
    Administrator.mustBeRoot(host, diff(desired, observed), "Turning swap off");
    return observed;
  }

  /** The file without lines of swap; empty when it needs no change. */
  private static Optional<DeclaredFile> fstab(Observed observed) {
    String text = DeclaredFile.text(observed.fstab());
    String without =
        String.join(
            "", text.lines().map(line -> (isSwap(line) ? "# " + line : line) + "\n").toList());
    boolean any = text.lines().anyMatch(SwapModule::isSwap);
    return any ? Optional.of(DeclaredFile.of(FSTAB, without)) : Optional.empty();
  }

  private static boolean isSwap(String line) {
    return FstabEntry.parse(line).filter(entry -> entry.type().equals("swap")).isPresent();
  }

  private static List<String> unmasked(Settings desired, Observed observed) {
    return observed.swaps().units().entrySet().stream()
        .filter(_ -> desired.mask())
        .filter(unit -> !unit.getValue().startsWith(MASKED))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public Diff diff(Settings desired, Observed observed) {
    SwapProbe.Swaps swaps = observed.swaps();
    List<Change> changes = new ArrayList<>();
    List<Prediction<?>> predictions = new ArrayList<>();
    for (String device : swaps.devices().keySet()) {
      changes.add(
          new Change.Attribute(device, "swap", Optional.of("in use"), Optional.empty(), false));
    }
    mustFit(swaps);
    fstab(observed)
        .ifPresent(
            file -> {
              Diff diff = file.diff(observed.fstab());
              changes.addAll(diff.changes());
              predictions.addAll(diff.predictions());
            });
    Map<String, String> units = new LinkedHashMap<>(swaps.units());
    for (String unit : unmasked(desired, observed)) {
      changes.add(Change.attribute(unit, MASKED, "no", "yes"));
      units.put(unit, MASKED);
    }
    predictions.add(
        Prediction.of(new SwapProbe(), new SwapProbe.Swaps(Map.of(), units, swaps.available())));
    return changes.isEmpty()
        ? Diff.none()
        : Diff.of(Action.UPDATE, changes).predicting(predictions);
  }

  private static void mustFit(SwapProbe.Swaps swaps) {
    long used = swaps.devices().values().stream().mapToLong(Long::longValue).sum();
    if (used > swaps.available()) {
      throw new TaskFailedException(
          "%d MB are swapped out, and only %d MB of memory are available, so swap cannot be turned off. Stop what needs the memory, or add some."
              .formatted(used >> 10, swaps.available() >> 10));
    }
  }

  /** First what would turn it on again. */
  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    Optional<DeclaredFile> fstab = fstab(observed);
    if (fstab.isPresent()) {
      fstab.get().apply(observed.fstab(), host);
    }
    List<String> units = unmasked(desired, observed);
    if (!units.isEmpty()) {
      host.require(ShellCommand.of("systemctl", "mask", "--").with(units.toArray(String[]::new)));
    }
    for (String device : observed.swaps().devices().keySet()) {
      host.require(ShellCommand.of("swapoff", "--", device));
    }
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Settings desired, Observed observed) {
    return diff(desired, observed).isEmpty()
        ? Map.of("devices", List.of(), "units", observed.swaps().units())
        : Map.of();
  }
}
