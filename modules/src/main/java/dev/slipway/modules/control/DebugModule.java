package dev.slipway.modules.control;

import dev.slipway.module.Arguments;
import dev.slipway.module.Evaluated;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Shows a value. */
final class DebugModule implements Hostless<DebugModule.Shown> {

  /**
   * What to show: a message, or a value under the text of its expression.
   *
   * @param verbosity from which {@code -v} on it is shown
   */
  record Shown(Object message, Optional<Evaluated> variable, long verbosity) {}

  private static final ModuleSpec SPEC =
      ModuleSpec.named("debug", "Shows a message or a value.")
          .parameter(
              Parameter.identity("msg", ParameterType.ANY, "What to show; any kind of value.")
                  .otherwise("Hello world!"))
          .parameter(
              Parameter.identity(
                  "var",
                  ParameterType.EXPRESSION,
                  "The name of a variable, or a bare expression, whose value is shown."))
          .parameter(
              Parameter.control(
                      "verbosity",
                      ParameterType.INTEGER,
                      "How many times -v must be given for it to be shown.")
                  .otherwise("0"))
          .rule(ParameterRule.atMostOne("msg", "var"))
          .returns("msg", "The message.")
          .returns("NAME", "The value, under the text given as var.")
          .example("A message", "- debug: {msg: 'Version ${version}'}\n")
          .example("A value", "- debug: {var: facts.kernel, verbosity: 1}\n")
          .build();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Shown bind(Arguments arguments) {
    return new Shown(
        arguments.value("msg").orElse(""),
        arguments.evaluated("var"),
        arguments.integer("verbosity"));
  }

  @Override
  public Map<String, Object> values(Shown desired, Nothing observed) {
    if (desired.variable().isEmpty()) {
      return Map.of("msg", desired.message());
    }
    Map<String, Object> values = new LinkedHashMap<>();
    Evaluated variable = desired.variable().get();
    Object value = variable.value();
    values.put(variable.text(), value == null ? "" : value);
    return Collections.unmodifiableMap(values);
  }
}
