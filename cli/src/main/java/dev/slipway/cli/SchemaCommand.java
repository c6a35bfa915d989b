package dev.slipway.cli;

import dev.slipway.diagnostic.Suggestion;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.schema.JsonSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipway schema}. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints a JSON Schema (draft 2020-12), by which editors help with YAML files.")
final class SchemaCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final Surroundings surroundings;

  @Option(
      names = "--for",
      paramLabel = "KIND",
      description =
          "playbook, tasks, handlers, variables, meta, argument_specs, inventory, or all of them.")
  private String kind = ALL;

  SchemaCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    surroundings.out().println(ProblemData.pretty(schema()));
    return ExitCode.OK;
  }

  private Map<String, Object> schema() {
    List<ModuleSpec> specs =
        BuiltInModules.registry().all().stream().<ModuleSpec>map(TaskModule::spec).toList();
    JsonSchema schema = new JsonSchema(specs);
    if (kind.equals(ALL)) {
      return schema.ofAny();
    }
    return Arrays.stream(JsonSchema.Kind.values())
        .filter(known -> label(known).equals(kind))
        .findFirst()
        .map(schema::of)
        .orElseThrow(() -> unknown(kind));
  }

  private static RefusedException unknown(String kind) {
    List<String> kinds =
        Stream.concat(
                Arrays.stream(JsonSchema.Kind.values()).map(SchemaCommand::label), Stream.of(ALL))
            .toList();
    return new RefusedException(
        "There is no schema for \"" + kind + "\".",
        Suggestion.didYouMean(kind, kinds, "write one of: " + String.join(", ", kinds)));
  }

  private static String label(JsonSchema.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
