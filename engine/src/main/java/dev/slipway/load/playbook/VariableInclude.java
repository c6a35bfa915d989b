package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.model.Block;
import dev.slipway.model.Inclusion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keywords;
import dev.slipway.model.Step;
import dev.slipway.model.Task;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Loads {@code include_vars}: every file that it can mean is read before a run, and its variables
 * are set as {@code set_fact} does, on the hosts that get there.
 */
final class VariableInclude {
  static final String KEY = "include_vars";
  private static final Set<String> PARAMETERS = Set.of("file", "name");

  private final Loading loading;
  private final IncludedKeywords included;
  private final VariableFiles variableFiles;
  private final TaskFiles files;

  VariableInclude(Loading loading) {
    this.loading = loading;
    this.included = new IncludedKeywords(loading);
    this.variableFiles = new VariableFiles(loading);
    this.files = new TaskFiles(loading);
  }

  List<Step> load(Mapping statement, TaskFile from) {
    Entry entry = statement.entry(KEY).orElseThrow();
    Optional<Scalar> file = file(entry);
    if (file.isEmpty()) {
      return List.of();
    }
    IncludedKeywords.Split split = included.split(statement, Optional.empty());
    List<Inclusion.Choice> choices = new ArrayList<>();
    for (TaskFiles.Candidate candidate : files.variables(file.get(), from)) {
      Map<String, Node> variables = variableFiles.read(candidate.path(), file.get().range());
      List<Step> setting = List.of(setting(statement, entry, variables, from));
      choices.add(
          new Inclusion.Choice(
              candidate.name(),
              new Block(statement.range(), split.forTasks(), Optional.empty(), setting)));
    }
    return choices.isEmpty()
        ? List.of()
        : split.each(
            new Inclusion(
                statement.range(), split.ofStatement(), entry.key(), file.get(), choices));
  }

  private static Task setting(
      Mapping statement, Entry entry, Map<String, Node> variables, TaskFile from) {
    List<Entry> entries = new ArrayList<>();
    variables.forEach(
        (name, value) -> entries.add(new Entry(Scalar.text(value.range(), name), value)));
    if (variables.isEmpty() && under(entry).isEmpty()) {
      // Says that setting nothing is meant: a host may well come to such a file.
      Scalar key = Scalar.text(entry.key().range(), "cacheable");
      entries.add(new Entry(key, Scalar.text(entry.key().range(), "true")));
    }
    Mapping values = new Mapping(entry.value().range(), entries);
    Mapping arguments =
        under(entry)
            .map(name -> new Mapping(values.range(), List.of(new Entry(name, values))))
            .orElse(values);
    return new Task(
        statement.range(),
        new Keywords(Map.of(Keyword.NAME, Scalar.text(entry.key().range(), title(statement)))),
        Scalar.text(entry.key().range(), "set_fact"),
        arguments,
        from.role());
  }

  /** The task is another module's in truth; nobody asked for that one. */
  private static String title(Mapping statement) {
    return statement
        .get("name")
        .filter(Scalar.class::isInstance)
        .map(name -> ((Scalar) name).text())
        .orElse(KEY);
  }

  /** The one variable that is to hold all others. */
  private static Optional<Scalar> under(Entry entry) {
    return entry.value() instanceof Mapping call
        ? call.get("name").filter(VariableInclude::isName).map(Scalar.class::cast)
        : Optional.empty();
  }

  private static boolean isName(Node node) {
    return node instanceof Scalar scalar && scalar.isText() && scalar.isLiteral();
  }

  private Optional<Scalar> file(Entry entry) {
    Node value = entry.value();
    if (value instanceof Mapping call) {
      call.entries().stream()
          .filter(one -> !PARAMETERS.contains(one.name()))
          .forEach(
              one ->
                  loading.error(
                      ProblemCode.UNKNOWN_PARAMETER,
                      one.key().range(),
                      "\"include_vars\" has no parameter \"" + one.name() + "\".",
                      "it takes: file, name; several files are several tasks"));
      call.get("name").filter(name -> !isName(name)).ifPresent(this::refuseName);
      value = call.get("file").orElse(entry.value());
    }
    if (value instanceof Scalar file && file.isText()) {
      return Optional.of(file);
    }
    loading.error(
        ProblemCode.WRONG_TYPE,
        value.range(),
        "\"include_vars\" takes the path of a file, and this is " + value.describe() + ".",
        "write a path, such as \"include_vars: debian.yml\"");
    return Optional.empty();
  }

  private void refuseName(Node name) {
    loading.error(
        ProblemCode.WRONG_TYPE,
        name.range(),
        "\"name\" is the variable that gets the others, and this is "
            + KeywordValues.shown(name)
            + ".",
        "write a name, such as \"name: settings\"");
  }
}
