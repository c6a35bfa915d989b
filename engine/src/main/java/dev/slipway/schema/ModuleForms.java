package dev.slipway.schema;

import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The schemas of modules and their parameters. */
final class ModuleForms {
  private final Collection<ModuleSpec> specs;

  ModuleForms(Collection<ModuleSpec> specs) {
    this.specs = List.copyOf(specs);
  }

  private static String definition(ModuleSpec spec) {
    return "module." + spec.name();
  }

  Map<String, Object> definitions() {
    Map<String, Object> all = new LinkedHashMap<>();
    specs.forEach(spec -> all.put(definition(spec), form(spec)));
    return all;
  }

  /** A property for each name of each module. */
  Map<String, Object> properties() {
    Map<String, Object> all = new LinkedHashMap<>();
    specs.forEach(
        spec -> names(spec).forEach(name -> all.put(name, Form.reference(definition(spec)))));
    return all;
  }

  /** The same with the prefixes of collections. */
  Map<String, Object> patternProperties() {
    String prefixes =
        ModuleRegistry.prefixes().stream()
            .map(ModuleForms::quoted)
            .collect(Collectors.joining("|"));
    Map<String, Object> all = new LinkedHashMap<>();
    for (ModuleSpec spec : specs) {
      String names = names(spec).map(ModuleForms::quoted).collect(Collectors.joining("|"));
      all.put("^(" + prefixes + ")(" + names + ")$", Form.reference(definition(spec)));
    }
    return all;
  }

  private static Stream<String> names(ModuleSpec spec) {
    return Stream.concat(Stream.of(spec.name()), spec.aliases().stream());
  }

  /** The regular expressions of JSON Schema are those of ECMAScript, which has no quotes. */
  private static String quoted(String text) {
    return Pattern.compile("[.]").matcher(text).replaceAll("\\\\.");
  }

  private static Map<String, Object> form(ModuleSpec spec) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (Parameter parameter : spec.parameters()) {
      parameters.put(parameter.name(), ParameterForm.of(parameter));
      for (String alias : parameter.aliases()) {
        parameters.put(
            alias,
            Form.described(ParameterForm.of(parameter), "The same as " + parameter.name() + "."));
      }
    }
    Map<String, Object> object =
        Form.of(
            "type",
            "object",
            "properties",
            parameters,
            "additionalProperties",
            spec.anyParameters());
    List<Map<String, Object>> required =
        spec.parameters().stream().filter(Parameter::required).map(ModuleForms::given).toList();
    if (!required.isEmpty()) {
      object.put("allOf", required);
    }
    // Text has the parameters as key=value, and nothing has them under "args".
    Map<String, Object> text = Form.of("type", List.of("string", "number", "boolean", "null"));
    return Form.described(Form.anyOf(object, text), spec.summary());
  }

  private static Map<String, Object> given(Parameter parameter) {
    List<Map<String, Object>> names =
        Stream.concat(Stream.of(parameter.name()), parameter.aliases().stream())
            .map(name -> Form.of("required", List.of(name)))
            .toList();
    return names.size() == 1 ? names.getFirst() : Form.of("anyOf", names);
  }
}
