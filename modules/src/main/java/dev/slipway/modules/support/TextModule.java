package dev.slipway.modules.support;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import java.util.Map;
import java.util.function.Function;

/** A module that edits the text of one file; modules of this kind differ in what they edit. */
public final class TextModule extends BoundModule<TextModule.Desired, TextEditing.Observed> {
  /**
   * The file and what is done to its text.
   *
   * @param condition what else must be true of the host
   */
  public record Desired(TextEditing.Target target, TextEdit edit, Condition condition) {

    /** Where nothing else matters. */
    public Desired(TextEditing.Target target, TextEdit edit) {
      this(target, edit, _ -> {});
    }
  }

  /** Without which the file would be of no use. */
  @FunctionalInterface
  public interface Condition {
    /**
     * @throws dev.slipway.module.TaskFailedException when it is not true, with what to do
     */
    void check(HostReader host) throws HostException;
  }

  /** {@code binding} is pure, as {@link #bind}. */
  public TextModule(ModuleSpec spec, Function<Arguments, Desired> binding) {
    super(spec, binding);
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
    return TextEditing.apply(desired.target(), observed, desired.edit(), host);
  }

  @Override
  public Map<String, Object> values(Desired desired, TextEditing.Observed observed) {
    return Map.of("path", desired.target().path());
  }
}
