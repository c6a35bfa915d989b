package dev.slipway.schema;

import dev.slipway.load.playbook.PlaybookKeys;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keyword.Scope;
import dev.slipway.module.ModuleSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One JSON Schema for everything that users write in YAML. */
public final class JsonSchema {

  /** What a file is. */
  public enum Kind {
    PLAYBOOK,
    /** Of a role, or imported. */
    TASKS,
    HANDLERS,
    /** {@code defaults} and {@code vars} of a role, {@code group_vars}, {@code host_vars}. */
    VARIABLES,
    /** {@code meta/main.yml} of a role. */
    META,
    /** {@code meta/argument_specs.yml} of a role. */
    ARGUMENT_SPECS,
    INVENTORY;

    String definition() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private final ModuleForms modules;

  public JsonSchema(Collection<ModuleSpec> modules) {
    this.modules = new ModuleForms(modules);
  }

  /** The schema of one kind of file: maps, lists, texts, numbers and booleans. */
  public Map<String, Object> of(Kind kind) {
    return schema("Slipway: " + kind.definition(), Form.reference(kind.definition()));
  }

  /** The schema of a file of any kind. A list is a playbook when its entries are plays. */
  public Map<String, Object> ofAny() {
    Map<String, Object> play = Form.anyOf(required("hosts"), required("import_playbook"));
    Map<String, Object> list =
        Form.of(
            "if",
            Form.of("contains", play),
            "then",
            Form.reference(Kind.PLAYBOOK.definition()),
            "else",
            Form.reference(Kind.HANDLERS.definition()));
    Map<String, Object> other =
        Form.anyOf(
            Form.reference(Kind.INVENTORY.definition()),
            Form.reference(Kind.VARIABLES.definition()));
    return schema("Slipway", Form.of("if", Form.of("type", "array"), "then", list, "else", other));
  }

  private Map<String, Object> schema(String title, Map<String, Object> root) {
    Map<String, Object> schema = Form.of("$schema", DIALECT, "title", title);
    schema.putAll(root);
    Map<String, Object> definitions = new LinkedHashMap<>(kinds());
    definitions.put("play", play());
    definitions.put("role", role());
    definitions.put("block", block(List.of()));
    definitions.put("handlerBlock", block(List.of(Keyword.LISTEN)));
    definitions.put("task", task(Scope.TASK));
    definitions.put("handler", task(Scope.HANDLER));
    definitions.put("step", step("block", "task"));
    definitions.put("handlerStep", step("handlerBlock", "handler"));
    definitions.put("group", Inventories.group());
    definitions.putAll(ArgumentForms.definitions());
    definitions.putAll(Form.definitions());
    definitions.putAll(KeywordForms.definitions());
    definitions.putAll(modules.definitions());
    schema.put("$defs", definitions);
    return schema;
  }

  private static Map<String, Object> kinds() {
    Map<String, Object> kinds = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      Map<String, Object> form =
          switch (kind) {
            case PLAYBOOK -> Form.listOf(Form.reference("play"));
            case TASKS -> Form.orNothing(Form.listOf(Form.reference("step")));
            case HANDLERS -> Form.orNothing(Form.listOf(Form.reference("handlerStep")));
            case VARIABLES -> Form.orNothing(Form.reference("variables"));
            case META -> meta();
            case ARGUMENT_SPECS ->
                KeywordForms.closed(Form.of("argument_specs", ArgumentForms.entryPoints()));
            case INVENTORY -> Inventories.inventory();
          };
      kinds.put(kind.definition(), form);
    }
    return kinds;
  }

  private static Map<String, Object> required(String key) {
    return Form.of("required", List.of(key));
  }

  private static Map<String, Object> play() {
    Map<String, Object> properties = new LinkedHashMap<>(structure(Scope.PLAY));
    properties.putAll(KeywordForms.properties(Scope.PLAY));
    Map<String, Object> play = KeywordForms.closed(properties);
    play.putAll(Form.anyOf(required("hosts"), required("import_playbook")));
    return play;
  }

  /** Other keys of a role entry are its parameters. */
  private static Map<String, Object> role() {
    Map<String, Object> properties = new LinkedHashMap<>(structure(Scope.ROLE));
    properties.putAll(KeywordForms.properties(Scope.ROLE));
    Map<String, Object> entry = Form.of("type", "object", "properties", properties);
    entry.putAll(Form.anyOf(required("role"), required("name")));
    return Form.anyOf(Form.of("type", "string"), entry);
  }

  /**
   * @param further keywords that it takes besides those of a block
   */
  private static Map<String, Object> block(List<Keyword> further) {
    Map<String, Object> properties = new LinkedHashMap<>(structure(Scope.BLOCK));
    properties.putAll(KeywordForms.properties(Scope.BLOCK));
    further.forEach(
        keyword ->
            properties.put(keyword.label(), Form.reference(KeywordForms.definition(keyword))));
    List<Map<String, Object>> inclusions =
        PlaybookKeys.structure(Scope.BLOCK).stream()
            .filter(key -> key.startsWith("include_"))
            .map(JsonSchema::required)
            .toList();
    Map<String, Object> closed = KeywordForms.closed(properties);
    if (inclusions.isEmpty()) {
      return closed;
    }
    Map<String, Object> looping = new LinkedHashMap<>(properties);
    for (Keyword keyword : List.of(Keyword.LOOP, Keyword.LOOP_CONTROL)) {
      looping.put(keyword.label(), Form.reference(KeywordForms.definition(keyword)));
    }
    return Form.of(
        "if", Form.of("anyOf", inclusions), "then", KeywordForms.closed(looping), "else", closed);
  }

  private Map<String, Object> task(Scope scope) {
    Map<String, Object> known = new LinkedHashMap<>(KeywordForms.properties(scope));
    known.put("args", Form.described(Form.orNothing(Form.reference("map")), "Parameters."));
    Map<String, Object> properties = new LinkedHashMap<>(known);
    properties.putAll(structure(scope));
    properties.put("args", known.get("args"));
    properties.putAll(modules.properties());
    Map<String, Object> task = KeywordForms.closed(properties);
    task.put("patternProperties", modules.patternProperties());
    // A task names a module: not all of its keys are keywords.
    List<String> keywords = new ArrayList<>(known.keySet());
    task.put("not", Form.of("propertyNames", Form.of("enum", keywords)));
    return task;
  }

  /** A block, a file or role that is imported or included, or else a task. */
  private static Map<String, Object> step(String structured, String otherwise) {
    List<Map<String, Object>> heads =
        PlaybookKeys.structure(Scope.BLOCK).stream().map(JsonSchema::required).toList();
    return Form.of(
        "if",
        Form.of("anyOf", heads),
        "then",
        Form.reference(structured),
        "else",
        Form.reference(otherwise));
  }

  private static Map<String, Object> structure(Scope scope) {
    Map<String, Object> forms = new LinkedHashMap<>();
    PlaybookKeys.structure(scope).forEach(key -> forms.put(key, structure(key)));
    return forms;
  }

  /** What is not known here may be anything; {@code slipway check} knows. */
  private static Map<String, Object> structure(String key) {
    return switch (key) {
      case "block", "rescue", "always", "tasks", "pre_tasks", "post_tasks" ->
          Form.orNothing(Form.listOf(Form.reference("step")));
      case "handlers" -> Form.orNothing(Form.listOf(Form.reference("handlerStep")));
      case "roles" -> Form.orNothing(roles());
      case "hosts" ->
          Form.described(Form.reference("texts"), "A pattern of hosts and groups, or a list.");
      default -> Form.of();
    };
  }

  private static Map<String, Object> roles() {
    return Form.anyOf(Form.reference("role"), Form.listOf(Form.reference("role")));
  }

  private static Map<String, Object> meta() {
    Map<String, Object> properties =
        Form.of(
            "dependencies",
            Form.described(Form.orNothing(roles()), "Roles that are done before this one."),
            "argument_specs",
            ArgumentForms.entryPoints(),
            "allow_duplicates",
            Form.described(Form.reference("boolean"), "Whether it may be done more than once."));
    return Form.orNothing(Form.of("type", "object", "properties", properties));
  }
}
