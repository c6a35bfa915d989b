package dev.slipway.load.playbook;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.load.playbook.KeywordReader.Read;
import dev.slipway.model.Keyword.Scope;
import dev.slipway.module.ModuleSpec;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the module of a task, and its arguments in whichever form they are written. */
final class ModuleCallReader {
  private final Loading loading;
  private final KeywordReader keywords;
  private final ArgumentsReader arguments;
  private final ActionReader actions;

  /** The module a task names, with its arguments. */
  record ModuleCall(Scalar module, Mapping arguments) {}

  /**
   * @param name where the module is named
   * @param value what is written behind it
   */
  record Named(Scalar name, Node value) {}

  ModuleCallReader(Loading loading, KeywordReader keywords) {
    this.loading = loading;
    this.keywords = keywords;
    this.arguments = new ArgumentsReader(loading);
    this.actions = new ActionReader(loading);
  }

  Optional<ModuleCall> read(Mapping task, Read read, Scope scope) {
    List<Named> named = new ArrayList<>(actions.read(task));
    List<Entry> unknown = new ArrayList<>();
    for (Entry entry : read.others()) {
      if (loading.modules().find(entry.name()).isPresent()) {
        named.add(new Named(entry.key(), entry.value()));
      } else {
        unknown.add(entry);
      }
    }
    if (named.size() > 1) {
      several(named);
    }
    boolean moduleIsElsewhere = !named.isEmpty() || read.refused() || actions.isGiven(task);
    reportUnknown(unknown, named, moduleIsElsewhere, scope);
    if (unknown.isEmpty() && !moduleIsElsewhere) {
      missing(task);
    }
    Optional<ModuleCall> call = named.stream().findFirst().flatMap(first -> call(first, task));
    return call.filter(found -> unknown.stream().noneMatch(entry -> isParameter(found, entry)));
  }

  /** Then the arguments are incomplete, and more would be said of them than is wrong. */
  private boolean isParameter(ModuleCall call, Entry entry) {
    return spec(call.module()).flatMap(spec -> spec.parameter(entry.name())).isPresent();
  }

  private Optional<ModuleSpec> spec(Scalar name) {
    return loading.modules().find(name.text()).map(module -> module.spec());
  }

  private Optional<ModuleCall> call(Named named, Mapping task) {
    Optional<ModuleSpec> spec = spec(named.name());
    if (spec.isEmpty()) {
      unknownModule(named.name());
    }
    return spec.flatMap(found -> arguments.read(found, named.value(), task.get("args")))
        .map(written -> new ModuleCall(named.name(), written));
  }

  private void reportUnknown(
      List<Entry> unknown, List<Named> named, boolean moduleIsElsewhere, Scope scope) {
    Optional<Entry> module = moduleIsElsewhere ? Optional.empty() : probableModule(unknown, scope);
    module.ifPresent(entry -> unknownModule(entry.key()));
    Optional<ModuleSpec> spec = named.stream().findFirst().flatMap(first -> spec(first.name()));
    for (Entry entry : unknown) {
      if (module.filter(entry::equals).isPresent()) {
        continue;
      }
      spec.filter(found -> found.parameter(entry.name()).isPresent())
          .ifPresentOrElse(
              found -> besideModule(entry, named.getFirst().name().text()),
              () -> keywords.unknown(entry, scope));
    }
  }

  /** Among keys that are neither keywords nor modules: the one that was meant as a module. */
  private Optional<Entry> probableModule(List<Entry> unknown, Scope scope) {
    Optional<Entry> near =
        unknown.stream()
            .filter(
                entry -> Suggestion.nearest(entry.name(), loading.modules().names()).isPresent())
            .findFirst();
    return near.or(
        () ->
            unknown.stream()
                .filter(
                    entry -> Suggestion.nearest(entry.name(), KeywordReader.names(scope)).isEmpty())
                .findFirst());
  }

  private void unknownModule(Scalar name) {
    loading.error(
        ProblemCode.UNKNOWN_MODULE,
        name.range(),
        "There is no module \"" + name.text() + "\".",
        Suggestion.didYouMean(
            dev.slipway.module.ModuleRegistry.shortName(name.text()),
            loading.modules().names(),
            "look at the list of modules: slipway doc"));
  }

  private void besideModule(Entry entry, String module) {
    loading.error(
        ProblemCode.UNKNOWN_KEYWORD,
        entry.key().range(),
        "\""
            + entry.name()
            + "\" is a parameter of module \""
            + module
            + "\", and stands beside the module.",
        "indent it, so that it stands below \"" + module + ":\"");
  }

  private void several(List<Named> named) {
    Scalar first = named.getFirst().name();
    Scalar second = named.get(1).name();
    boolean parameter =
        spec(first).filter(spec -> spec.parameter(second.text()).isPresent()).isPresent();
    Problem problem =
        Problem.error(
            ProblemCode.SEVERAL_MODULES,
            second.range(),
            "A task has one module, and this one names \""
                + first.text()
                + "\" and \""
                + second.text()
                + "\".",
            parameter
                ? "indent it below \""
                    + first.text()
                    + ":\" if it is meant as its parameter; else"
                    + " make two tasks"
                : "make two tasks of it");
    loading.add(problem.withNotes(List.of(new Problem.Note(first.range(), "the first module"))));
  }

  private void missing(Mapping task) {
    SourceRange range =
        task.entries().isEmpty() ? task.range() : task.entries().getFirst().key().range();
    loading.error(
        ProblemCode.MISSING_KEYWORD,
        range,
        "This task names no module.",
        "add the module that does the work, such as \"command: ...\"");
  }
}
