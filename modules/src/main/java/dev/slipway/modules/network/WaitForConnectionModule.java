package dev.slipway.modules.network;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.UnreachableException;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.time.Duration;
import java.util.Map;

/** Waits until the host can be reached. */
final class WaitForConnectionModule
    implements TaskModule<WaitForConnectionModule.Settings, WaitForConnectionModule.Reach> {
  private static final ModuleSpec SPEC = describe();

  /** What is declared. */
  record Settings(Duration delay, Duration patience) {}

  /** Whether the host answers. */
  enum Reach {
    THERE,
    AWAY
  }

  private static ModuleSpec describe() {
    return ModuleSpec.named("wait_for_connection", "Waits until the host can be reached.")
        .describe(
            "The host is reached when it carries out a command as the acting user. Facts need a"
                + " host that is there: write `gather_facts: false` in the play. A host that"
                + " answers at once is no change.")
        .parameter(
            Parameter.control(
                    "delay",
                    ParameterType.INTEGER,
                    "How long to wait before the first try, in seconds.")
                .otherwise("0"))
        .parameter(
            Parameter.control("timeout", ParameterType.INTEGER, "How long to try, in seconds.")
                .otherwise("600"))
        .parameter(
            Parameter.control(
                    "connect_timeout",
                    ParameterType.INTEGER,
                    "Has no effect: as for the host's other tasks.")
                .otherwise("5"))
        .parameter(
            Parameter.control(
                    "sleep", ParameterType.INTEGER, "Has no effect: it is tried every second.")
                .otherwise("1"))
        .returns("elapsed", "How long it took, in seconds.")
        .example(
            "Wait for a machine that was just made",
            """
            - wait_for_connection:
                timeout: 300
            """)
        .build();
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    return new Settings(
        Duration.ofSeconds(Math.max(0, arguments.integer("delay"))),
        Duration.ofSeconds(Math.max(0, arguments.integer("timeout"))));
  }

  @Override
  public Reach observe(Settings desired, HostReader host) throws HostException {
    try {
      host.ask(Contact.PROBE);
      return Reach.THERE;
    } catch (UnreachableException _) {
      return Reach.AWAY;
    }
  }

  /** With a delay, a host that is there now is not the one that is awaited. */
  @Override
  public Diff diff(Settings desired, Reach observed) {
    if (observed == Reach.THERE && desired.delay().isZero()) {
      return Diff.none();
    }
    String delay =
        desired.delay().isZero() ? "" : "wait " + desired.delay().toSeconds() + " s, then ";
    return Diff.run(delay + "wait for the connection");
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host)
      throws HostException {
    long start = System.nanoTime();
    try {
      host.reconnect(desired.delay(), desired.patience());
    } catch (UnreachableException e) {
      throw new TaskFailedException(
          "The host could not be reached within %d s: %s"
              .formatted(desired.patience().toSeconds(), e.getMessage()));
    }
    return Map.of("elapsed", Duration.ofNanos(System.nanoTime() - start).toSeconds());
  }

  @Override
  public Map<String, Object> values(Settings desired, Reach observed) {
    return diff(desired, observed).isEmpty() ? Map.of("elapsed", 0L) : Map.of();
  }
}
