package dev.slipway.modules.system;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import dev.slipway.modules.system.MountSettings.State;
import java.util.Map;
import java.util.Optional;

/** What is mounted, now and at the next boot. */
final class MountModule implements TaskModule<MountSettings, MountObserved> {
  private static final ModuleSpec SPEC = MountSpec.spec();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public MountSettings bind(Arguments arguments) {
    return MountSettings.bind(arguments);
  }

  @Override
  public MountObserved observe(MountSettings desired, HostReader host) throws HostException {
    MountObserved observed = MountObserved.observe(desired, host);
    Administrator.mustBeRoot(host, diff(desired, observed), "Mounting");
    return observed;
  }

  @Override
  public Diff diff(MountSettings desired, MountObserved observed) {
    if (desired.state() != State.REMOUNTED) {
      return MountWork.of(desired, observed).diff(desired, observed);
    }
    if (observed.mount() instanceof MountAnswer.Nothing) {
      throw new TaskFailedException(
          "Nothing is mounted at \"%s\". Write state: mounted.".formatted(desired.path()));
    }
    return Diff.run(desired.remountAsItIs().display());
  }

  /** The kernel first: what it refuses must not wait in the file for the next boot. */
  @Override
  public Map<String, Object> apply(MountSettings desired, Diff diff, HostSession host)
      throws HostException {
    if (desired.state() == State.REMOUNTED) {
      host.require(desired.remountAsItIs());
      return Map.of();
    }
    MountObserved observed = observe(desired, host);
    MountWork work = MountWork.of(desired, observed);
    Optional<ShellCommand> make = work.made().command();
    if (make.isPresent()) {
      host.require(make.get());
    }
    if (work.unmounted()) {
      unmount(desired, host);
    }
    if (work.mounted()) {
      host.require(desired.mount());
    }
    if (work.remount().isPresent()) {
      host.require(desired.remount(work.remount().get()));
    }
    return work.file().isPresent()
        ? work.file().get().apply(observed.file().orElseThrow(), host)
        : Map.of();
  }

  /** Several may be mounted one upon the other. */
  private static void unmount(MountSettings desired, HostSession host) throws HostException {
    do {
      host.require(desired.unmount());
    } while (host.ask(desired.probe()) instanceof MountAnswer.Mounted);
  }

  @Override
  public Map<String, Object> values(MountSettings desired, MountObserved observed) {
    FstabEntry entry = desired.entry();
    return Map.of(
        "path", desired.path(),
        "src", entry.source(),
        "fstype", entry.type(),
        "opts", entry.options(),
        "fstab", desired.fstab(),
        "state", desired.state().label());
  }
}
