package dev.slipway.modules.network;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.Actor;
import dev.slipway.host.probe.ActorProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.util.Map;

/** Asks the host who it is that acts on it, which takes a login and a shell. */
final class PingModule implements TaskModule<PingModule.Desired, Actor> {
  /** What Ansible's module takes as the wish to see a failure. */
  private static final String CRASH = "crash";

  private static final ModuleSpec SPEC =
      ModuleSpec.named("ping", "Tries whether a host can be worked on; changes nothing.")
          .describe(
              "That it answers shows that the login, becoming another user and a shell are all"
                  + " there. It is not ICMP. `slipway ping` is shorter, and tells how long it"
                  + " took.")
          .parameter(
              Parameter.control(
                      "data", ParameterType.TEXT, "What comes back; `crash` fails on purpose.")
                  .otherwise("pong"))
          .returns("ping", "The text of `data`.")
          .returns("user", "As whom the task acts.")
          .example(
              "Can all hosts be worked on as root",
              """
              - ping:
                become: true
              """)
          .build();

  /** What comes back. */
  record Desired(String data) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return new Desired(arguments.text("data"));
  }

  @Override
  public Actor observe(Desired desired, HostReader host) throws HostException {
    host.mention(new ActorProbe());
    host.ask(Contact.PROBE);
    Actor actor = host.ask(new ActorProbe());
    if (desired.data().equals(CRASH)) {
      throw new TaskFailedException("The host answers; \"data: crash\" asked for a failure.");
    }
    return actor;
  }

  @Override
  public Diff diff(Desired desired, Actor observed) {
    return Diff.none();
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host) {
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Desired desired, Actor observed) {
    return Map.of("ping", desired.data(), "user", observed.user());
  }
}
