package dev.slipway.modules.control;

import dev.slipway.host.HostReader;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;

/** Fails. */
final class FailModule implements Hostless<FailModule.Failure> {

  /** What is said. */
  record Failure(String message) {}

  private static final ModuleSpec SPEC =
      ModuleSpec.named("fail", "Fails, usually under a condition.")
          .parameter(
              Parameter.identity("msg", ParameterType.ANY, "What is said.")
                  .otherwise("The playbook asks to fail here."))
          .example(
              "Under a condition",
              """
              - fail: {msg: 'Only Debian is prepared for this.'}
                when: $facts.os_family != 'Debian'
              """)
          .build();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Failure bind(Arguments arguments) {
    return new Failure(Message.text(arguments.value("msg")).orElse(""));
  }

  @Override
  public Nothing observe(Failure desired, HostReader host) {
    throw new TaskFailedException(desired.message());
  }
}
