package dev.slipway.modules.control;

import dev.slipway.host.HostReader;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.argument.ArgumentSpec;
import dev.slipway.module.argument.ArgumentSpecReader;
import dev.slipway.module.argument.Complaint;
import java.util.List;
import java.util.Map;

/** Compares values with descriptions of arguments; the first step of roles that have them. */
final class ValidateArgumentSpecModule implements Hostless<ValidateArgumentSpecModule.Comparison> {

  /** What is wrong. */
  record Comparison(List<String> errors) {}

  private static final ModuleSpec SPEC =
      ModuleSpec.named(
              "validate_argument_spec", "Fails where arguments are not as they are described.")
          .describe(
              "A role with meta/argument_specs.yml has it as its first step without writing it."
                  + " Everything that is wrong is told together; what can be known without a host"
                  + " is told before a run.")
          .parameter(
              Parameter.identity(
                      "argument_spec",
                      ParameterType.MAP,
                      "The descriptions by name, as options of argument_specs.")
                  .must())
          .parameter(
              Parameter.identity(
                  "provided_arguments", ParameterType.MAP, "The values by name; null is none."))
          .returns("argument_errors", "Everything that is wrong, a sentence each.")
          .example(
              "A port and what to do with it",
              """
              - validate_argument_spec:
                  argument_spec:
                    port: {type: int, required: true}
                    protocol: {type: str, choices: [tcp, udp]}
                  provided_arguments:
                    port: ${port}
                    protocol: ${protocol|'tcp'}
              """)
          .build();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Comparison bind(Arguments arguments) {
    ArgumentSpecReader reader = new ArgumentSpecReader();
    ArgumentSpec described = reader.options(arguments.map("argument_spec"));
    for (Complaint complaint : reader.complaints()) {
      arguments.reject("argument_spec", complaint.message(), complaint.fix());
    }
    Map<String, Object> given = arguments.map("provided_arguments");
    described.secrets(given).forEach(arguments::conceal);
    return new Comparison(
        described.complaints(given).stream()
            .map(complaint -> complaint.message() + " Fix: " + complaint.fix() + ".")
            .toList());
  }

  @Override
  public Nothing observe(Comparison desired, HostReader host) {
    if (!desired.errors().isEmpty()) {
      String all = String.join("\n", desired.errors());
      throw new TaskFailedException(all, Map.of("argument_errors", desired.errors()));
    }
    return new Nothing();
  }
}
