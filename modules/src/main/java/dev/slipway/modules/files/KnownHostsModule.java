package dev.slipway.modules.files;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.ActorProbe;
import dev.slipway.host.probe.UserAnswer;
import dev.slipway.host.probe.UserProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.TextEditing;
import java.util.Map;
import java.util.Optional;

/** The keys by which SSH knows a host. */
final class KnownHostsModule
    implements TaskModule<KnownHostsModule.Desired, KnownHostsModule.Observed> {
  private static final ModuleSpec SPEC = KnownHostsSpec.spec();

  /**
   * What is declared.
   *
   * @param path of the file; empty: {@code .ssh/known_hosts} in the home of the acting user
   */
  record Desired(Optional<String> path, KnownHostEdit edit) {}

  /** The file and what is there. */
  record Observed(TextEditing.Target target, TextEditing.Observed file) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return KnownHostsSpec.bind(arguments);
  }

  @Override
  public Observed observe(Desired desired, HostReader host) throws HostException {
    String path = desired.path().isPresent() ? desired.path().get() : path(host);
    TextEditing.Target target =
        new TextEditing.Target(
            path, desired.edit().present(), Ownership.none(), false, Optional.empty());
    return new Observed(target, TextEditing.observe(target, host));
  }

  private static String path(HostReader host) throws HostException {
    String user = host.ask(new ActorProbe()).user();
    return switch (host.ask(new UserProbe(user))) {
      case UserAnswer.Present present -> Paths.join(present.person().home(), ".ssh/known_hosts");
      case UserAnswer.Absent _ ->
          throw new TaskFailedException(
              "The home of \"%s\" is not known. Name the file with path.".formatted(user));
    };
  }

  @Override
  public Diff diff(Desired desired, Observed observed) {
    return TextEditing.diff(observed.target(), observed.file(), desired.edit());
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    return TextEditing.apply(observed.target(), observed.file(), desired.edit(), host);
  }

  @Override
  public Map<String, Object> values(Desired desired, Observed observed) {
    return Map.of(
        "name",
        desired.edit().host(),
        "path",
        observed.target().path(),
        "state",
        desired.edit().present() ? "present" : "absent",
        "hash_host",
        desired.edit().hashed());
  }
}
