package dev.slipway.modules.network;

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
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskModule;
import java.util.List;
import java.util.Map;

/** Lets time go by. */
final class PauseModule implements TaskModule<PauseModule.Settings, PauseModule.Settings> {
  private static final ModuleSpec SPEC = describe();
  private static final long MINUTE = 60;

  /** What is declared. */
  record Settings(long seconds) {}

  private static ModuleSpec describe() {
    return ModuleSpec.named("pause", "Lets time go by before the next task.")
        .describe(
            "Each host waits for itself; with `run_once` all wait, since the tasks behind it wait"
                + " for it. To wait for something that can be seen, take wait_for: it goes on as"
                + " soon as it is there. A pause counts as a change because something is done; say"
                + " `changed_when: false` where that is in the way.")
        .parameter(Parameter.control("seconds", ParameterType.INTEGER, "How long, in seconds."))
        .parameter(Parameter.control("minutes", ParameterType.INTEGER, "How long, in minutes."))
        .parameter(
            Parameter.control(
                "prompt", ParameterType.TEXT, "Not supported: a run asks nobody anything."))
        .parameter(
            Parameter.control("echo", ParameterType.BOOLEAN, "Has no effect.").otherwise("true"))
        .rule(ParameterRule.atMostOne("seconds", "minutes"))
        .returns("delta", "How long it was, in seconds.")
        .example("Give a cluster time to settle", "- pause:\n    seconds: 2\n")
        .build();
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    if (arguments.has("prompt")) {
      arguments.reject(
          "prompt",
          "A run asks nobody anything.",
          "write vars_prompt in the play, or pass the value with -e.");
    } else if (!arguments.has("seconds") && !arguments.has("minutes")) {
      arguments.reject("seconds", "There is nothing to wait for.", "write seconds or minutes.");
    }
    long seconds =
        arguments
            .optionalInteger("seconds")
            .orElse(arguments.optionalInteger("minutes").orElse(0L) * MINUTE);
    return new Settings(Math.max(0, seconds));
  }

  @Override
  public Settings observe(Settings desired, HostReader host) {
    return desired;
  }

  @Override
  public Diff diff(Settings desired, Settings observed) {
    return desired.seconds() == 0
        ? Diff.none()
        : Diff.of(Action.RUN, List.of(new Change.Run("wait " + desired.seconds() + " s")));
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host)
      throws HostException {
    host.require(ShellCommand.of("sleep", Long.toString(desired.seconds())));
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Settings desired, Settings observed) {
    return Map.of("delta", desired.seconds());
  }
}
