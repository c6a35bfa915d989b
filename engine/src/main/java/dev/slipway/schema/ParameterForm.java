package dev.slipway.schema;

import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.List;
import java.util.Map;

/** The schema of one parameter of a module; nothing written is the same as not given. */
final class ParameterForm {
  private ParameterForm() {}

  static Map<String, Object> of(Parameter parameter) {
    Map<String, Object> form =
        Form.described(Form.orNothing(value(parameter)), parameter.description());
    parameter.fallback().ifPresent(text -> form.put("default", fallback(parameter.type(), text)));
    return form;
  }

  private static Object fallback(ParameterType type, String text) {
    if (type == ParameterType.BOOLEAN) {
      return Boolean.valueOf(text);
    }
    boolean whole = type == ParameterType.INTEGER && text.matches("-?[0-9]{1,18}");
    return whole ? Long.valueOf(text) : text;
  }

  private static Map<String, Object> value(Parameter parameter) {
    List<String> choices = parameter.choices();
    if (choices.isEmpty() || parameter.type() == ParameterType.MODE) {
      return value(parameter.type());
    }
    return parameter.type() == ParameterType.TEXTS
        ? texts(Form.choice(choices))
        : Form.choice(choices);
  }

  /** A list, or one text in which commas separate. */
  private static Map<String, Object> texts(Map<String, Object> one) {
    return Form.anyOf(one, Form.listOf(one), Form.of("type", "string", "pattern", ","));
  }

  private static Map<String, Object> value(ParameterType type) {
    return switch (type) {
      case TEXT, LOCAL_FILE, LOCAL_PLACE, LOCAL_COMMAND, TEMPLATE, EXPRESSION ->
          Form.reference("text");
      case BOOLEAN -> Form.reference("boolean");
      case INTEGER -> Form.reference("integer");
      case NUMBER -> Form.reference("number");
      case PATH -> Form.reference("path");
      case MODE -> Form.reference("mode");
      case TEXTS -> Form.reference("texts");
      case MAP -> Form.reference("map");
      case CONDITIONS -> Form.reference("conditions");
      case LIST, ANY -> Form.of();
    };
  }
}
