package dev.slipway.schema;

import java.util.Map;

/** The schema of inventories in YAML. */
final class Inventories {
  private Inventories() {}

  static Map<String, Object> inventory() {
    return Form.orNothing(
        Form.of(
            "type",
            "object",
            "properties",
            Form.of("plugin", false),
            "additionalProperties",
            Form.reference("group")));
  }

  static Map<String, Object> group() {
    Map<String, Object> name = Form.of("type", "string");
    Map<String, Object> variables = Form.orNothing(Form.reference("variables"));
    Map<String, Object> hosts = Form.of("type", "object", "additionalProperties", variables);
    Map<String, Object> children =
        Form.of("type", "object", "additionalProperties", Form.reference("group"));
    Map<String, Object> properties =
        Form.of(
            "hosts",
            Form.described(
                Form.orNothing(Form.anyOf(name, hosts)), "Hosts or ranges with their variables."),
            "children",
            Form.described(Form.orNothing(Form.anyOf(name, children)), "The groups in this one."),
            "vars",
            Form.described(variables, "Variables of all hosts of the group."));
    return Form.orNothing(KeywordForms.closed(properties));
  }
}
