package dev.slipway.shelf;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code keep}: under a name stands a text, or what stands under another name. */
public final class KeepModule implements TaskModule<KeepModule.Desired, KeepModule.Observed> {
  private static final ModuleSpec SPEC =
      ModuleSpec.named("keep", "Keeps a text.")
          .parameter(Parameter.identity("key", ParameterType.TEXT, "The name.").must())
          .parameter(Parameter.state("value", ParameterType.TEXT, "The text."))
          .parameter(Parameter.state("from", ParameterType.TEXT, "Another name."))
          .build();

  /** The arguments. */
  public record Desired(String key, Optional<String> value, Optional<String> from) {}

  /**
   * @param wanted what shall stand there
   */
  public record Observed(Optional<String> now, String wanted) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return new Desired(
        arguments.text("key"), arguments.optionalText("value"), arguments.optionalText("from"));
  }

  /** The second question depends on the answer to the first. */
  @Override
  public Observed observe(Desired desired, HostReader host) throws HostException {
    Optional<String> wanted = desired.value();
    if (desired.from().isPresent()) {
      wanted = host.ask(new TextProbe(desired.from().get()));
    }
    if (wanted.isEmpty()) {
      throw new TaskFailedException("There is nothing under \"" + desired.from() + "\".");
    }
    return new Observed(host.ask(new TextProbe(desired.key())), wanted.get());
  }

  @Override
  public Diff diff(Desired desired, Observed observed) {
    if (observed.now().equals(Optional.of(observed.wanted()))) {
      return Diff.none();
    }
    Optional<String> after = Optional.of(observed.wanted());
    Change change = new Change.Attribute(desired.key(), "text", observed.now(), after, false);
    return Diff.of(Action.UPDATE, List.of(change))
        .predicting(List.of(Prediction.of(new TextProbe(desired.key()), after)));
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    Change.Attribute change = (Change.Attribute) diff.changes().getFirst();
    host.require(ShellCommand.of("put", desired.key(), change.after().orElseThrow()));
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Desired desired, Observed observed) {
    return Map.of("text", observed.now().orElse("nothing"));
  }
}
