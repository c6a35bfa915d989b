package dev.slipway.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Schemas for values, in the order in which they are written down. */
final class Form {
  /** Text that is evaluated, which can stand for a value of any type. */
  static final String EXPRESSION = "expression";

  /** In any case; the regular expressions of JSON Schema have no option for it. */
  private static final String TRUTH =
      "^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|[Oo][Nn]|[Oo][Ff][Ff]|1|0)$";

  private Form() {}

  /** An object of JSON. */
  static Map<String, Object> of(Object... keysAndValues) {
    Map<String, Object> form = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      form.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return form;
  }

  /** What is defined under a name. */
  static Map<String, Object> reference(String definition) {
    return of("$ref", "#/$defs/" + definition);
  }

  static Map<String, Object> anyOf(Object... forms) {
    return of("anyOf", List.of(forms));
  }

  static Map<String, Object> listOf(Map<String, Object> item) {
    return of("type", "array", "items", item);
  }

  static Map<String, Object> orNothing(Map<String, Object> form) {
    return anyOf(form, of("type", "null"));
  }

  /** One of a few texts, or one that is evaluated. */
  static Map<String, Object> choice(List<String> values) {
    return anyOf(of("enum", withTyped(values)), reference(EXPRESSION));
  }

  /** {@code true} without quotes is no text to JSON, and neither is {@code 1}. */
  private static List<Object> withTyped(List<String> values) {
    List<Object> all = new ArrayList<>(values);
    Stream.of(true, false).filter(b -> values.contains(b.toString())).forEach(all::add);
    values.stream().filter(v -> v.matches("-?[0-9]{1,18}")).map(Long::valueOf).forEach(all::add);
    return all;
  }

  static Map<String, Object> described(Map<String, Object> form, String description) {
    Map<String, Object> described = of("description", description);
    described.putAll(form);
    return described;
  }

  /** The forms that others refer to. */
  static Map<String, Object> definitions() {
    Map<String, Object> evaluated = of("type", "string", "pattern", "\\$\\{");
    Map<String, Object> expression = reference(EXPRESSION);
    Map<String, Object> text = of("type", List.of("string", "number", "boolean"));
    Map<String, Object> condition = of("type", List.of("string", "boolean"));
    return of(
        EXPRESSION,
        described(evaluated, "Text with ${...}, evaluated when it is used."),
        "text",
        text,
        "texts",
        anyOf(reference("text"), listOf(reference("text"))),
        "boolean",
        anyOf(of("type", "boolean"), of("enum", List.of(1, 0)), truth(), expression),
        "integer",
        anyOf(
            of("type", "integer"),
            of("type", "string", "pattern", "^\\s*[-+]?[0-9]+\\s*$"),
            expression),
        "number",
        anyOf(
            of("type", "number"),
            of("type", "string", "pattern", "^\\s*[-+]?[0-9.]+([eE][-+]?[0-9]+)?\\s*$"),
            expression),
        "path",
        anyOf(of("type", "string", "pattern", "^[/~]"), expression),
        "mode",
        of("type", List.of("string", "integer")),
        "map",
        anyOf(of("type", "object"), expression),
        "conditions",
        anyOf(condition, listOf(condition)),
        "variables",
        of("type", "object", "propertyNames", of("pattern", "^[A-Za-z_][A-Za-z0-9_]*$")));
  }

  private static Map<String, Object> truth() {
    return Form.of("type", "string", "pattern", TRUTH);
  }
}
