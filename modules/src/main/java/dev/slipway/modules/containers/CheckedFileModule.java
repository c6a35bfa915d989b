package dev.slipway.modules.containers;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.TextEdit;
import dev.slipway.modules.support.TextEditing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Keys of a file that is of use only where something else is true of the host. */
final class CheckedFileModule
    implements TaskModule<CheckedFileModule.Desired, TextEditing.Observed> {
  private final ModuleSpec spec;
  private final Function<Arguments, Desired> binding;

  record Desired(TextEditing.Target target, TextEdit edit, Condition condition) {}

  /** What else must be true. */
  @FunctionalInterface
  interface Condition {
    /**
     * @throws dev.slipway.module.TaskFailedException when it is not, with what to do
     */
    void check(HostReader host) throws HostException;
  }

  CheckedFileModule(ModuleSpec spec, Function<Arguments, Desired> binding) {
    this.spec = spec;
    this.binding = binding;
  }

  @Override
  public ModuleSpec spec() {
    return spec;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return binding.apply(arguments);
  }

  @Override
  public TextEditing.Observed observe(Desired desired, HostReader host) throws HostException {
    desired.condition().check(host);
    return TextEditing.observe(desired.target(), host);
  }

  @Override
  public Diff diff(Desired desired, TextEditing.Observed observed) {
    return TextEditing.diff(desired.target(), observed, desired.edit());
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    TextEditing.Observed observed = TextEditing.observe(desired.target(), host);
    Map<String, Object> returned =
        new LinkedHashMap<>(TextEditing.apply(desired.target(), observed, desired.edit(), host));
    returned.remove("msg");
    return returned;
  }

  @Override
  public Map<String, Object> values(Desired desired, TextEditing.Observed observed) {
    return Map.of("path", desired.target().path());
  }
}
