package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import dev.slipway.yaml.YamlReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The printed schemas, held against files by a validator that is not ours. */
final class SchemaCommandTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path VALID = ROOT.resolve("src/test/resources/valid");
  private static final JsonMapper JSON = new JsonMapper();
  private static final SchemaRegistry VALIDATORS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  /** Printing and reading a schema takes a moment; each is wanted many times. */
  private static final Map<String, Schema> SCHEMAS = new HashMap<>();

  private static String printed(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(stream, stream, false, Map.of(), ROOT, _ -> Optional.empty());
    CommandLines.execute(surroundings, arguments);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Schema schema(String kind) {
    return SCHEMAS.computeIfAbsent(
        kind, each -> VALIDATORS.getSchema(printed("schema", "--for", each)));
  }

  private static List<Error> errors(String kind, String yaml) {
    Problems problems = new Problems();
    Optional<Node> root = YamlReader.read(new SourceFile("test.yml", yaml), problems);
    assertThat(problems.all()).isEmpty();
    JsonNode json = JSON.valueToTree(plain(root.orElseThrow()));
    return schema(kind).validate(json);
  }

  private static @Nullable Object plain(Node node) {
    return switch (node) {
      case Scalar scalar -> scalar.value();
      case Sequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(plain(item)));
        yield items;
      }
      case Mapping mapping -> {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> entries.put(entry.name(), plain(entry.value())));
        yield entries;
      }
    };
  }

  static List<Arguments> files() throws IOException {
    List<Arguments> files = new ArrayList<>();
    for (Path folder : List.of(ROOT.resolve("playbooks"), ROOT.resolve("roles"), VALID)) {
      add(folder, files);
    }
    add(ROOT.resolve("inventories"), files);
    return files;
  }

  private static void add(Path folder, List<Arguments> files) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      paths
          .filter(path -> path.toString().endsWith(".yml") || path.toString().endsWith(".yaml"))
          .sorted()
          .forEach(path -> files.add(Arguments.of(ROOT.relativize(path), kind(path))));
    }
  }

  private static String kind(Path file) {
    String path = file.toString();
    String kind = path.contains("playbook") ? "playbook" : "tasks";
    if (path.matches(".*/(vars|defaults|group_vars|host_vars|profiles)/.*|.*/settings.yml")) {
      kind = "variables";
    } else if (path.contains("/handlers/")) {
      kind = "handlers";
    } else if (path.contains("/meta/")) {
      kind = path.contains("argument_specs") ? "argument_specs" : "meta";
    } else if (path.endsWith("/hosts.yml")) {
      kind = "inventory";
    }
    return kind;
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatIsShipped_isValid(Path file, String kind) throws IOException {
    String yaml = Files.readString(ROOT.resolve(file));

    assertThat(errors(kind, yaml)).isEmpty();
    assertThat(errors("all", yaml)).isEmpty();
  }

  static List<Arguments> examples() {
    List<Arguments> examples = new ArrayList<>();
    for (TaskModule<?, ?> module : BuiltInModules.registry().all()) {
      for (ModuleSpec.Example example : module.spec().examples()) {
        examples.add(Arguments.of(module.spec().name(), example.title(), example.yaml()));
      }
    }
    return examples;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("examples")
  void examplesOfModules_areValid(String module, String title, String yaml) {
    assertThat(errors("tasks", yaml)).as(module + ": " + title).isEmpty();
  }

  static List<Arguments> conformance() throws IOException {
    List<Arguments> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(ROOT.resolve("src/test/resources/conformance"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yml")).sorted().toList()) {
        Optional<Node> root =
            YamlReader.read(new SourceFile("cases", Files.readString(file)), new Problems());
        for (Node each : ((Sequence) root.orElseThrow()).items()) {
          Mapping conformance = (Mapping) each;
          String name = ((Scalar) conformance.get("name").orElseThrow()).text();
          // A case that gives only the tasks has no playbook of its own.
          Optional<Node> playbook = conformance.get("playbook");
          if (playbook.isPresent() && conformance.get("problems").isEmpty()) {
            cases.add(Arguments.of(name, ((Scalar) playbook.get()).text()));
          }
        }
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conformance")
  void playbooksThatRun_areValid(String name, String playbook) {
    assertThat(errors("playbook", playbook)).as(name).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "playbook  | '- tasks: []'                                    | hosts",
        "playbook  | '- {hosts: all, taks: []}'                       | taks",
        "playbook  | '- {hosts: all, become: perhaps}'                | become",
        "playbook  | '- {hosts: all, strategy: free}'                 | strategy",
        "playbook  | '- {hosts: all, tasks: {debug: }}'               | tasks",
        "playbook  | 'hosts: all'                                     | array",
        "tasks     | '- {name: x}'                                    | not",
        "tasks     | '- {debug: {msgs: x}}'                           | msgs",
        "tasks     | '- {copy: {content: x}}'                         | dest",
        "tasks     | '- {ansible.builtin.copy: {content: x}}'         | dest",
        "tasks     | '- {file: {path: /a, state: folder}}'            | state",
        "tasks     | '- {file: {path: relative}}'                     | path",
        "tasks     | '- {debug: , retries: often}'                    | retries",
        "tasks     | '- {debug: , listen: x}'                         | listen",
        "tasks     | '- {block: [{debug: }], loop: [1]}'              | loop",
        "tasks     | '- {block: [{debug: {msgs: x}}]}'                | msgs",
        "tasks     | '- {fil: {path: /a}}'                            | fil",
        "handlers  | '- {debug: , listen: {a: b}}'                    | listen",
        "variables | 'not-a-name: 1'                                  | not-a-name",
        "meta      | 'dependencies: [{tags: x}]'                      | dependencies",
        "meta      | 'argument_specs: {main: {option: {}}}'          | option",
        "argument_specs | 'argument_specs: {main: {options: {a: {type: text}}}}' | type",
        "playbook  | '- {hosts: all, vars_prompt: [{nam: x}]}'       | nam",
        "inventory | 'all: {host: {web1: }}'                          | host",
        "inventory | 'all: [web1]'                                    | all",
        "all       | '- {hosts: all, taks: []}'                       | taks",
        "all       | '- {debug: {msgs: x}}'                           | msgs"
      })
  void mistakes_areRefused(String kind, String yaml, String named) {
    assertThat(errors(kind, yaml))
        .isNotEmpty()
        .anySatisfy(error -> assertThat(error.toString()).contains(named));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "playbook | '- {hosts: [web, db], become: yes, vars: , tasks: }'",
        "playbook | '- {hosts: all, roles: [a, {role: b, when: $x, port: 1}]}'",
        "playbook | '- {hosts: all, become: \"${b}\", strategy: \"${s}\", port: \"${p}\"}'",
        "tasks    | '- {file: {path: \"${p}\", state: \"${s}\", mode: 0644, recurse: no}}'",
        "tasks    | '- {file: {name: /a, mode: u=rw, owner: 0, group: }}'",
        "tasks    | '- {command: ls -l, args: {chdir: /}, loop: \"${l}\", retries: \"3\"}'",
        "tasks    | '- {copy: src=a dest=/b, when: [$x == 1, true], tags: \"a, b\"}'",
        "tasks    | '- {ansible.builtin.debug: , environment: \"${e}\"}'",
        "tasks    | '- {action: debug msg=x}'",
        "tasks    | '- {include_tasks: \"${f}.yml\", loop: [1]}'",
        "tasks    | '- {set_fact: {anything: [1, 2]}}'",
        "tasks    | ''",
        "handlers | '- {name: x, debug: , listen: [a, b]}'",
        "meta     | '{galaxy_info: {author: a}, dependencies: [a, {role: b}]}'",
        "argument_specs | '{argument_specs: {main: {options: {a: {type: int, choices: [1]}}}}}'",
        "playbook | '- {hosts: all, vars_prompt: [{name: x, private: no, default: [1]}]}'",
        "inventory| '{all: {hosts: {\"web[1:3]\": , db1: {port: 1}}, children: {web: }}}'"
      })
  void formsOfTheLanguage_areValid(String kind, @Nullable String yaml) {
    assertThat(errors(kind, yaml == null ? "" : yaml)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "playbook",
    "tasks",
    "handlers",
    "variables",
    "meta",
    "argument_specs",
    "inventory",
    "all"
  })
  void theSchemas_areSchemas(String kind) throws IOException {
    JsonNode schema = JSON.readTree(printed("schema", "--for", kind));
    Schema ofSchemas =
        VALIDATORS.getSchema(
            com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(ofSchemas.validate(schema)).isEmpty();
    assertThat(schema.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(reference -> assertThat(schema.at(reference.substring(1)).isObject()).isTrue());
  }

  @Test
  void everyParameter_isDescribed() throws IOException {
    JsonNode copy = JSON.readTree(printed("schema")).at("/$defs/module.copy/anyOf/0/properties");

    assertThat(copy).isNotEmpty();
    assertThat(copy.at("/dest/description").asText()).isNotBlank();
  }

  @Test
  void anUnknownKind_isRefused() {
    assertThat(printed("schema", "--for", "playbok")).contains("did you mean \"playbook\"?");
  }
}
