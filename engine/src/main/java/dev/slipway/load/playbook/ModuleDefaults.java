package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.model.Block;
import dev.slipway.model.Inclusion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keywords;
import dev.slipway.model.Play;
import dev.slipway.model.Step;
import dev.slipway.model.Task;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.ModuleSpec;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts what {@code module_defaults} says into the arguments of the tasks, so that nobody after the
 * loader has to know of it. As with Ansible, the innermost entry of a module counts, as a whole.
 */
final class ModuleDefaults {
  private final Loading loading;

  ModuleDefaults(Loading loading) {
    this.loading = loading;
  }

  Play applied(Play play) {
    Map<String, Mapping> all = with(Map.of(), play.keywords());
    return play.withSteps(steps -> applied(steps, all));
  }

  private List<Step> applied(List<Step> steps, Map<String, Mapping> around) {
    return steps.stream().map(step -> applied(step, around)).toList();
  }

  private Step applied(Step step, Map<String, Mapping> around) {
    Map<String, Mapping> here = with(around, step.keywords());
    return here.isEmpty() && step instanceof Task
        ? step
        : switch (step) {
          case Task task -> applied(task, here);
          case Block block -> applied(block, here);
          case Inclusion inclusion ->
              new Inclusion(
                  inclusion.range(),
                  inclusion.keywords(),
                  inclusion.action(),
                  inclusion.name(),
                  inclusion.choices().stream()
                      .map(
                          choice ->
                              new Inclusion.Choice(choice.name(), applied(choice.block(), around)))
                      .toList());
        };
  }

  private Block applied(Block block, Map<String, Mapping> around) {
    Map<String, Mapping> here = with(around, block.keywords());
    return new Block(
        block.range(),
        block.keywords(),
        block.role(),
        applied(block.steps(), here),
        applied(block.rescue(), here),
        applied(block.always(), here));
  }

  private Task applied(Task task, Map<String, Mapping> defaults) {
    Mapping given = defaults.get(ModuleRegistry.shortName(task.module().text()));
    if (given == null) {
      return task;
    }
    ModuleSpec spec = loading.modules().find(task.module().text()).orElseThrow().spec();
    Set<String> own = new HashSet<>();
    task.arguments().names().forEach(name -> own.add(canonical(spec, name)));
    List<Entry> entries = new ArrayList<>(task.arguments().entries());
    given.entries().stream()
        .filter(entry -> !own.contains(canonical(spec, entry.name())))
        .forEach(entries::add);
    return new Task(
        task.range(),
        task.keywords(),
        task.module(),
        new Mapping(task.arguments().range(), entries),
        task.role());
  }

  private static String canonical(ModuleSpec spec, String name) {
    return spec.parameter(name).map(parameter -> parameter.name()).orElse(name);
  }

  private Map<String, Mapping> with(Map<String, Mapping> around, Keywords keywords) {
    if (keywords.mapping(Keyword.MODULE_DEFAULTS).isEmpty()) {
      return around;
    }
    Map<String, Mapping> all = new HashMap<>(around);
    for (Entry entry : keywords.mapping(Keyword.MODULE_DEFAULTS).get().entries()) {
      if (isUsable(entry)) {
        all.put(ModuleRegistry.shortName(entry.name()), (Mapping) entry.value());
      }
    }
    return all;
  }

  private boolean isUsable(Entry entry) {
    boolean known = loading.modules().find(entry.name()).isPresent();
    boolean mapping = entry.value() instanceof Mapping;
    if (!known) {
      loading.error(
          ProblemCode.UNKNOWN_MODULE,
          entry.key().range(),
          "There is no module \"" + entry.name() + "\".",
          Suggestion.didYouMean(
              ModuleRegistry.shortName(entry.name()),
              loading.modules().names(),
              "name single modules; groups of modules are not there"));
    } else if (!mapping) {
      loading.error(
          ProblemCode.WRONG_TYPE,
          entry.value().range(),
          "The defaults of a module are parameters, and this is " + entry.value().describe() + ".",
          "write \"parameter: value\" lines below it");
    }
    return known && mapping;
  }
}
