package dev.slipway.schema;

import dev.slipway.load.playbook.PlaybookKeys;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keyword.Scope;
import dev.slipway.model.LoopControl;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schemas of keywords. */
final class KeywordForms {
  private KeywordForms() {}

  /** The name under which a keyword is defined. */
  static String definition(Keyword keyword) {
    return "keyword." + keyword.label();
  }

  static Map<String, Object> definitions() {
    Map<String, Object> all = new LinkedHashMap<>();
    Arrays.stream(Keyword.values()).forEach(k -> all.put(definition(k), form(k)));
    return all;
  }

  /** The properties of what stands in a scope, structure apart. */
  static Map<String, Object> properties(Scope scope) {
    Map<String, Object> all = new LinkedHashMap<>();
    Arrays.stream(Keyword.values())
        .filter(keyword -> keyword.isAllowedOn(scope))
        .forEach(k -> all.put(k.label(), Form.reference(definition(k))));
    return all;
  }

  private static Map<String, Object> form(Keyword keyword) {
    Map<String, Object> form = value(keyword);
    return Form.described(
        PlaybookKeys.mayBeEmpty(keyword) ? Form.orNothing(form) : form, KeywordText.of(keyword));
  }

  private static Map<String, Object> value(Keyword keyword) {
    List<String> choices = PlaybookKeys.choices(keyword);
    if (!choices.isEmpty()) {
      return Form.choice(choices);
    }
    return switch (keyword.type()) {
      case TEXT -> Form.reference("text");
      case NAME -> Form.of("type", "string", "pattern", "^[A-Za-z_][A-Za-z0-9_-]*$");
      case BOOLEAN ->
          keyword == Keyword.RUN_ONCE
              ? Form.anyOf(Form.reference("boolean"), Form.of("const", Keyword.FIRST_MATCH))
              : Form.reference("boolean");
      case INTEGER -> Form.reference("integer");
      case TEXTS -> Form.reference("texts");
      case CONDITIONS -> Form.reference("conditions");
      case MAPPING -> mapping(keyword);
      case ANY -> any(keyword);
    };
  }

  private static Map<String, Object> mapping(Keyword keyword) {
    if (keyword == Keyword.VARS) {
      return Form.reference("variables");
    }
    if (keyword == Keyword.LOOP_CONTROL) {
      Map<String, Object> properties = new LinkedHashMap<>();
      LoopControl.KEYS.forEach(key -> properties.put(key, Form.reference(loopControl(key))));
      return closed(properties);
    }
    return Form.reference("map");
  }

  private static String loopControl(String key) {
    return switch (key) {
      case "pause" -> "number";
      case "break_when" -> "conditions";
      case "extended", "extended_allitems" -> "boolean";
      default -> "text";
    };
  }

  private static Map<String, Object> prompts() {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (String key : PlaybookKeys.prompts()) {
      boolean flag = List.of("private", "confirm", "unsafe").contains(key);
      Map<String, Object> value = key.equals("default") ? Form.of() : Form.reference("text");
      properties.put(key, flag ? Form.of("type", "boolean") : value);
    }
    Map<String, Object> prompt = closed(properties);
    prompt.put("required", List.of("name"));
    return Form.listOf(prompt);
  }

  private static Map<String, Object> any(Keyword keyword) {
    if (keyword == Keyword.VARS_PROMPT) {
      return prompts();
    }
    return keyword == Keyword.LOOP
        ? Form.anyOf(Form.of("type", "array"), Form.reference(Form.EXPRESSION))
        : Form.of();
  }

  /** An object that has no other properties than these. */
  static Map<String, Object> closed(Map<String, Object> properties) {
    return Form.of("type", "object", "properties", properties, "additionalProperties", false);
  }
}
