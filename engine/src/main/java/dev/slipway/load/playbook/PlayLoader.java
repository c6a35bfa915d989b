package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keywords;
import dev.slipway.model.Play;
import dev.slipway.model.Step;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads one play. */
final class PlayLoader {
  private final Loading loading;
  private final Path playbook;
  private final KeywordReader keywords;
  private final StepLoader steps;
  private final RoleLoader roles;
  private final VariableFiles variableFiles;

  PlayLoader(Loading loading, Path playbook) {
    this.loading = loading;
    this.playbook = playbook;
    this.keywords = new KeywordReader(loading);
    this.steps = new StepLoader(loading);
    this.roles = new RoleLoader(loading, steps);
    this.variableFiles = new VariableFiles(loading);
  }

  Play load(Mapping mapping) {
    Keywords given = keywords.read(mapping, Keyword.Scope.PLAY).keywords();
    List<RoleLoader.LoadedRole> loaded = roles.load(mapping.get("roles"));
    List<Step> handlers = new ArrayList<>();
    loaded.forEach(role -> handlers.addAll(role.handlers()));
    List<Step> before = list(mapping, "pre_tasks", Keyword.Scope.TASK);
    List<Step> tasks = list(mapping, "tasks", Keyword.Scope.TASK);
    List<Step> after = list(mapping, "post_tasks", Keyword.Scope.TASK);
    handlers.addAll(steps.takeRoleHandlers());
    handlers.addAll(list(mapping, "handlers", Keyword.Scope.HANDLER));
    Play play =
        new Play(
            mapping.range(),
            given,
            hosts(mapping),
            mapping.get("vars_files").map(variableFiles::load).orElse(List.of()),
            before,
            loaded.stream().<Step>map(RoleLoader.LoadedRole::block).toList(),
            tasks,
            after,
            handlers);
    return new ModuleDefaults(loading).applied(play);
  }

  private List<Step> list(Mapping mapping, String key, Keyword.Scope scope) {
    TaskFile file = new TaskFile(scope, Optional.empty(), List.of(playbook));
    return mapping.get(key).map(node -> steps.load(node, file)).orElse(List.of());
  }

  private List<Scalar> hosts(Mapping mapping) {
    Optional<Node> hosts = mapping.get("hosts");
    if (hosts.isEmpty()) {
      loading.error(
          ProblemCode.MISSING_KEYWORD,
          mapping.entries().isEmpty()
              ? mapping.range()
              : mapping.entries().getFirst().key().range(),
          "This play does not say for which hosts it is.",
          looksLikeTask(mapping)
              ? "this looks like a task: put it below \"tasks:\" of a play"
              : "add a line such as \"hosts: all\"");
      return List.of();
    }
    return patterns(hosts.get());
  }

  private boolean looksLikeTask(Mapping mapping) {
    return mapping.names().stream().anyMatch(name -> loading.modules().find(name).isPresent());
  }

  private List<Scalar> patterns(Node hosts) {
    List<Scalar> patterns = new ArrayList<>();
    List<Node> items = hosts instanceof Sequence list ? list.items() : List.of(hosts);
    for (Node item : items) {
      if (item instanceof Scalar scalar && !scalar.isNull() && !scalar.text().isBlank()) {
        patterns.add(scalar);
      } else {
        loading.error(
            ProblemCode.WRONG_TYPE,
            item.range(),
            "\"hosts\" takes a pattern or a list of patterns, and this is "
                + (item instanceof Scalar ? "nothing" : item.describe())
                + ".",
            "write the name of a host or group, or \"all\"");
      }
    }
    if (items.isEmpty()) {
      loading.error(
          ProblemCode.WRONG_TYPE,
          hosts.range(),
          "\"hosts\" is an empty list.",
          "write the name of a host or group, or \"all\"");
    }
    return patterns;
  }
}
