package dev.slipway.modules.control;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds a host to those of the run. The engine itself makes it known to what follows. */
final class AddHostModule implements Hostless<AddHostModule.NewHost> {

  /** The host, the groups it is in, and its variables. */
  record NewHost(String name, List<String> groups, Map<String, @Nullable Object> variables) {}

  private static final ModuleSpec SPEC =
      ModuleSpec.named("add_host", "Adds a host to those of the run, for the plays that follow.")
          .describe(
              "Every other parameter is a variable of the host, such as ansible_host. A host that"
                  + " is there gets the groups and variables as well. It touches no host and is"
                  + " never a change, so that a dry run shows what later plays do there.")
          .anyParameters()
          .parameter(
              Parameter.identity("name", ParameterType.TEXT, "The name of the host.")
                  .must()
                  .alias("hostname", "host"))
          .parameter(
              Parameter.control(
                      "groups",
                      ParameterType.TEXTS,
                      "The groups it is in; those that are not there are made.")
                  .alias("group", "groupname"))
          .returns("add_host", "The host, with its groups and variables.")
          .example(
              "A machine that was just made",
              """
              - add_host:
                  name: node-3
                  groups: [fresh]
                  ansible_host: 192.0.2.3
              """)
          .build();

  private static final Set<String> OWN =
      Set.of("name", "hostname", "host", "groups", "group", "groupname");

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public NewHost bind(Arguments arguments) {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>(arguments.all());
    variables.keySet().removeAll(OWN);
    String name = arguments.text("name");
    if (name.isBlank() || name.chars().anyMatch(Character::isWhitespace)) {
      arguments.reject("name", "This is not the name of a host.", "write a name without spaces");
    }
    return new NewHost(
        name, GroupNames.of(arguments, "groups"), Collections.unmodifiableMap(variables));
  }

  @Override
  public Map<String, Object> values(NewHost desired, Nothing observed) {
    return Map.of(
        "add_host",
        Map.of(
            "host_name", desired.name(),
            "groups", desired.groups(),
            "host_vars", desired.variables()));
  }
}
