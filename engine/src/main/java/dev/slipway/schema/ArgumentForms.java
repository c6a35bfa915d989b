package dev.slipway.schema;

import dev.slipway.module.argument.ArgumentSpecReader;
import dev.slipway.module.argument.OptionType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schemas of what roles say about their arguments. */
final class ArgumentForms {
  private ArgumentForms() {}

  /** The value of {@code argument_specs}. */
  static Map<String, Object> entryPoints() {
    Map<String, Object> byName =
        Form.of("type", "object", "additionalProperties", Form.reference("entryPoint"));
    return Form.described(byName, "What the role takes: main, and each file of tasks_from.");
  }

  static Map<String, Object> definitions() {
    return Form.of(
        "entryPoint",
        Form.orNothing(closed(ArgumentSpecReader.entryPointKeys())),
        "argument",
        Form.orNothing(closed(ArgumentSpecReader.optionKeys())));
  }

  private static Map<String, Object> closed(List<String> keys) {
    Map<String, Object> properties = new LinkedHashMap<>();
    keys.forEach(key -> properties.put(key, form(key)));
    return KeywordForms.closed(properties);
  }

  private static Map<String, Object> form(String key) {
    Map<String, Object> truth = Form.of("type", "boolean");
    return switch (key) {
      case "type" -> Form.described(types(), "str when it is not given.");
      case "elements" -> Form.described(types(), "The type of each item of a list.");
      case "required" -> Form.described(truth, "Whether it must be given.");
      case "no_log" -> Form.described(truth, "Whether its value is kept out of all output.");
      case "choices" -> Form.described(Form.of("type", "array"), "The values it can have.");
      case "options" ->
          Form.described(
              Form.orNothing(
                  Form.of("type", "object", "additionalProperties", Form.reference("argument"))),
              "Arguments by name: those of the role, or what a mapping takes.");
      case "description", "author" -> Form.reference("texts");
      case "short_description" -> Form.described(Form.reference("text"), "One line.");
      case "default" -> Form.described(Form.of(), "The same value as in defaults/main.yml.");
      default -> Form.of();
    };
  }

  private static Map<String, Object> types() {
    return Form.of("enum", OptionType.labels());
  }
}
