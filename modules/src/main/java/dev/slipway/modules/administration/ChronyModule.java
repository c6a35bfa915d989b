package dev.slipway.modules.administration;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.Os;
import dev.slipway.host.probe.OsProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.ToolProbe;
import java.util.Map;
import java.util.Optional;

/** The configuration of chrony. */
final class ChronyModule implements TaskModule<ChronyModule.Desired, ChronyModule.Observed> {
  private static final ModuleSpec SPEC = ChronySpec.spec();
  private static final String VALIDATION = "chronyd -p -f %s >/dev/null";

  /**
   * What is declared.
   *
   * @param path empty: the main file, wherever the distribution has it
   */
  record Desired(Optional<String> path, ChronyEdit edit, boolean backup) {}

  /** The file and what is there. */
  record Observed(TextEditing.Target target, TextEditing.Observed file) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return ChronySpec.bind(arguments);
  }

  @Override
  public Observed observe(Desired desired, HostReader host) throws HostException {
    String path = desired.path().isPresent() ? desired.path().get() : mainFile(host);
    TextEditing.Target target = target(desired, path);
    TextEditing.Observed file = TextEditing.observe(target, host);
    if (!TextEditing.diff(target, file, desired.edit()).isEmpty()) {
      ToolProbe.require(host, "chronyd", "chrony");
    }
    return new Observed(target, file);
  }

  /** The place of each family of distributions. */
  private static String mainFile(HostReader host) throws HostException {
    Os os = host.ask(new OsProbe());
    return os.isLike("debian") ? "/etc/chrony/chrony.conf" : "/etc/chrony.conf";
  }

  private static TextEditing.Target target(Desired desired, String path) {
    return new TextEditing.Target(
        path,
        desired.path().isPresent(),
        Ownership.none(),
        desired.backup(),
        Optional.of(VALIDATION));
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
    return Map.of("path", observed.target().path());
  }
}
