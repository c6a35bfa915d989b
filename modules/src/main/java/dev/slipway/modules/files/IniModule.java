package dev.slipway.modules.files;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import java.util.Map;

/** Makes sure that an option or a section is in an INI file, or is not. */
final class IniModule implements TaskModule<IniModule.Desired, TextEditing.Observed> {
  private static final ModuleSpec SPEC = IniSpec.spec();

  /** The file and what is to be in it. */
  record Desired(TextEditing.Target target, IniEdit edit) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return new Desired(IniSpec.target(arguments), IniSpec.edit(arguments));
  }

  @Override
  public TextEditing.Observed observe(Desired desired, HostReader host) throws HostException {
    return TextEditing.observe(desired.target(), host);
  }

  @Override
  public Diff diff(Desired desired, TextEditing.Observed observed) {
    return TextEditing.diff(desired.target(), observed, desired.edit());
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    return TextEditing.apply(desired.target(), observe(desired, host), desired.edit(), host);
  }

  @Override
  public Map<String, Object> values(Desired desired, TextEditing.Observed observed) {
    return Map.of("path", desired.target().path());
  }
}
