package dev.slipway.load.playbook;

import com.google.common.collect.ImmutableSet;
import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.model.Block;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keyword.Scope;
import dev.slipway.model.Keywords;
import dev.slipway.model.Step;
import dev.slipway.model.Task;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Loads lists of tasks or handlers, with their blocks and imported files. */
final class StepLoader {
  private static final String BLOCK = "block";

  /** The keys that make of an entry something else than a task with a module. */
  private static final ImmutableSet<String> FORMS =
      ImmutableSet.of(
          BLOCK,
          TaskImport.IMPORT,
          TaskImport.INCLUDE,
          RoleImport.IMPORT,
          RoleImport.INCLUDE,
          VariableInclude.KEY);

  private static final ImmutableSet<String> PARTS_OF_BLOCK = ImmutableSet.of("rescue", "always");

  private final Loading loading;
  private final KeywordReader keywords;
  private final TaskLoader tasks;
  private final TaskImport imports;
  private final HandlerInclusion inHandlers;
  private final RoleImport roles;
  private final VariableInclude variables;

  StepLoader(Loading loading) {
    this.loading = loading;
    this.keywords = new KeywordReader(loading);
    this.tasks = new TaskLoader(loading);
    this.imports = new TaskImport(loading, this);
    this.inHandlers = new HandlerInclusion(loading, imports);
    this.variables = new VariableInclude(loading);
    this.roles = new RoleImport(loading, new RoleLoader(loading, this));
  }

  /** The steps of a list; an empty file or key is an empty list. */
  List<Step> load(Node list, TaskFile file) {
    List<Step> steps = new ArrayList<>();
    switch (list) {
      case Sequence sequence -> sequence.items().forEach(item -> add(item, file, steps));
      case Scalar scalar when scalar.isNull() -> {}
      case Mapping mapping ->
          refuseList(
              mapping.entries().isEmpty() ? mapping : mapping.entries().getFirst().key(),
              mapping,
              file,
              "write \"- \" before the first key and indent the others below it");
      case Scalar scalar -> refuseList(scalar, scalar, file, "write one \"- \" entry for each");
    }
    if (file.isHandlers()) {
      requireDistinctNames(steps);
    }
    return List.copyOf(steps);
  }

  private void refuseList(Node place, Node found, TaskFile file, String fix) {
    loading.error(
        ProblemCode.WRONG_TYPE,
        place.range(),
        "Here stands a list of "
            + (file.isHandlers() ? "handlers" : "tasks")
            + ", and this is "
            + found.describe()
            + ".",
        fix);
  }

  private void add(Node item, TaskFile file, List<Step> steps) {
    if (!(item instanceof Mapping mapping)) {
      loading.error(
          ProblemCode.WRONG_TYPE,
          item.range(),
          "A task is a mapping, and this is " + KeywordValues.shown(item) + ".",
          "write \"name: ...\" and a module below the \"-\"");
    } else if (!hasOneForm(mapping)) {
      return;
    } else if (mapping.get(BLOCK).isPresent()) {
      block(mapping, file).ifPresent(steps::add);
    } else if (mapping.get(TaskImport.IMPORT).isPresent()) {
      imports.load(mapping, file).ifPresent(steps::add);
    } else if (file.isHandlers() && mapping.get(TaskImport.INCLUDE).isPresent()) {
      inHandlers.load(mapping, file).ifPresent(steps::add);
    } else if (file.isHandlers() && isInclusion(mapping)) {
      refuseInHandlers(mapping);
    } else if (mapping.get(TaskImport.INCLUDE).isPresent()) {
      steps.addAll(imports.include(mapping, file));
    } else if (mapping.get(VariableInclude.KEY).isPresent()) {
      steps.addAll(variables.load(mapping, file));
    } else if (mapping.get(RoleImport.IMPORT).isPresent()) {
      roles.load(mapping).ifPresent(steps::add);
    } else if (mapping.get(RoleImport.INCLUDE).isPresent()) {
      steps.addAll(roles.include(mapping));
    } else {
      tasks.load(mapping, file).ifPresent(steps::add);
    }
  }

  /** What an entry is has to be clear, or a part of it would be passed over. */
  private boolean hasOneForm(Mapping mapping) {
    List<Scalar> forms = keys(mapping, FORMS);
    if (forms.size() > 1) {
      String first = forms.getFirst().text();
      String second = forms.get(1).text();
      Problem problem =
          Problem.error(
              ProblemCode.SEVERAL_MODULES,
              forms.get(1).range(),
              "An entry is one thing, and this one has \"" + first + "\" and \"" + second + "\".",
              "make two entries of it");
      loading.add(
          problem.withNotes(List.of(new Problem.Note(forms.getFirst().range(), "the first one"))));
      return false;
    }
    if (forms.isEmpty() || forms.getFirst().text().equals(BLOCK)) {
      return true;
    }
    List<Scalar> parts = keys(mapping, PARTS_OF_BLOCK);
    parts.forEach(part -> refusePart(part, forms.getFirst().text()));
    return parts.isEmpty();
  }

  private void refusePart(Scalar part, String form) {
    loading.error(
        ProblemCode.UNKNOWN_KEYWORD,
        part.range(),
        "\"" + part.text() + "\" belongs to a block, and this is \"" + form + "\".",
        "write \"block:\" with the \"" + form + "\" in it");
  }

  private static List<Scalar> keys(Mapping mapping, Set<String> wanted) {
    return mapping.entries().stream()
        .map(Entry::key)
        .filter(key -> wanted.contains(key.text()))
        .toList();
  }

  /** The handlers of the roles that were imported since this was last asked. */
  List<Step> takeRoleHandlers() {
    return roles.takeHandlers();
  }

  private static boolean isInclusion(Mapping mapping) {
    return Stream.of(RoleImport.IMPORT, RoleImport.INCLUDE, VariableInclude.KEY)
        .anyMatch(key -> mapping.get(key).isPresent());
  }

  private void refuseInHandlers(Mapping mapping) {
    loading.error(
        ProblemCode.UNSUPPORTED,
        mapping.range(),
        "Neither a role nor variables can be included among handlers.",
        "write the handlers here, or \"include_tasks\" with a file of them");
  }

  private Optional<Step> block(Mapping mapping, TaskFile file) {
    if (file.isHandlers()) {
      loading.error(
          ProblemCode.UNSUPPORTED,
          mapping.entry(BLOCK).orElseThrow().key().range(),
          "A handler cannot be a block.",
          "write each handler of its own, and let them listen to one topic");
      return Optional.empty();
    }
    Keywords given = keywords.read(mapping, Scope.BLOCK).keywords();
    return Optional.of(
        new Block(
            mapping.range(),
            given,
            Optional.empty(),
            part(mapping, BLOCK, file),
            part(mapping, "rescue", file),
            part(mapping, "always", file)));
  }

  private List<Step> part(Mapping mapping, String key, TaskFile file) {
    return mapping.get(key).map(list -> load(list, file)).orElse(List.of());
  }

  /** Within one list a name has to mean one handler; which of two would run nobody can see. */
  private void requireDistinctNames(List<Step> steps) {
    Map<String, Scalar> names = new HashMap<>();
    for (Step step : steps) {
      Optional<Scalar> name =
          step instanceof Task task ? task.keywords().scalar(Keyword.NAME) : Optional.empty();
      if (name.isEmpty() || !name.get().isLiteral()) {
        continue;
      }
      Scalar first = names.putIfAbsent(name.get().text(), name.get());
      if (first != null) {
        Problem problem =
            Problem.error(
                ProblemCode.AMBIGUOUS_TASK,
                name.get().range(),
                "Two handlers of this list are named \"" + name.get().text() + "\".",
                "rename one, or let both listen to one topic with \"listen\"");
        loading.add(problem.withNotes(List.of(new Problem.Note(first.range(), "the first one"))));
      }
    }
  }
}
