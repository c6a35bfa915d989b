package dev.slipway.modules.control;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sets variables of a host for the rest of the run. */
final class SetFactModule implements Hostless<SetFactModule.Facts> {

  /** The variables to set. */
  record Facts(Map<String, @Nullable Object> values) {}

  private static final String CACHEABLE = "cacheable";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final ModuleSpec SPEC =
      ModuleSpec.named("set_fact", "Sets variables of a host for the rest of the run.")
          .describe(
              "Every parameter but cacheable is a variable. The values are those of now: what they"
                  + " refer to may change later without changing them.")
          .anyParameters()
          .parameter(
              Parameter.control(
                      CACHEABLE,
                      ParameterType.BOOLEAN,
                      "Taken for the sake of existing playbooks and without effect: no facts are"
                          + " kept between runs.")
                  .otherwise("false"))
          .returns("ansible_facts", "The variables.")
          .example(
              "Variables",
              """
              - set_fact:
                  api_url: https://${inventory_hostname}:6443
                  api_ports: [6443, 2379]
              """)
          .build();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Facts bind(Arguments arguments) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>(arguments.all());
    facts.remove(CACHEABLE);
    facts.keySet().stream()
        .filter(name -> !NAME.matcher(name).matches())
        .forEach(
            name ->
                arguments.reject(
                    name,
                    "\"" + name + "\" cannot be the name of a variable.",
                    "use letters, digits and _, and begin with a letter or _"));
    if (facts.isEmpty() && !arguments.flag(CACHEABLE)) {
      arguments.reject(
          CACHEABLE, "No variable is set.", "write \"name: value\" for each variable to set");
    }
    return new Facts(Collections.unmodifiableMap(facts));
  }

  @Override
  public Map<String, Object> values(Facts desired, Nothing observed) {
    return Map.of("ansible_facts", desired.values());
  }
}
