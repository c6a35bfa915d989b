package dev.slipway.graph;

import dev.slipway.model.Block;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keywords;
import dev.slipway.model.Play;
import dev.slipway.model.Precedence;
import dev.slipway.model.Role;
import dev.slipway.model.Step;
import dev.slipway.model.Task;
import dev.slipway.model.VariableLayer;
import dev.slipway.model.VariablePrompt;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layers of variables that a play, its roles and blocks put around a task. Later layers of one
 * precedence are stronger. The defaults and variables of the roles of a play are seen by all its
 * tasks; a role's own win inside it.
 */
record Layers(List<VariableLayer> list) {

  static Layers of(Play play) {
    List<VariableLayer> layers = new ArrayList<>();
    roles(play.roles()).forEach(role -> layers.addAll(own(role)));
    layers.addAll(vars(play.keywords(), Precedence.PLAY_VARS, "vars of play " + play.title()));
    VariableLayer prompted = VariablePrompt.unanswered(play);
    if (!prompted.definitions().isEmpty()) {
      layers.add(prompted);
    }
    play.variableFiles()
        .forEach(
            file ->
                layers.add(
                    VariableLayer.written(
                        Precedence.PLAY_VARS_FILES, file.name(), file.variables())));
    return new Layers(layers);
  }

  Layers inside(Block block) {
    List<VariableLayer> inner = new ArrayList<>(list);
    block.role().ifPresent(role -> inner.addAll(own(role)));
    block.role().ifPresent(role -> inner.add(parameters(role)));
    inner.addAll(vars(block.keywords(), Precedence.BLOCK_VARS, "vars of block " + block.range()));
    return new Layers(inner);
  }

  List<VariableLayer> forTask(Task task) {
    List<VariableLayer> inner = new ArrayList<>(list);
    inner.addAll(vars(task.keywords(), Precedence.TASK_VARS, "vars of task " + task.range()));
    return List.copyOf(inner);
  }

  private static List<VariableLayer> own(Role role) {
    return List.of(
        VariableLayer.written(
            Precedence.ROLE_DEFAULTS, "defaults of role " + role.name(), role.defaults()),
        VariableLayer.written(
            Precedence.ROLE_VARS, "vars of role " + role.name(), role.variables()));
  }

  private static VariableLayer parameters(Role role) {
    return VariableLayer.written(
        Precedence.ROLE_PARAMETERS, "parameters of role " + role.name(), role.parameters());
  }

  private static List<VariableLayer> vars(Keywords keywords, Precedence level, String origin) {
    return keywords
        .mapping(Keyword.VARS)
        .map(mapping -> VariableLayer.written(level, origin, byName(mapping)))
        .stream()
        .toList();
  }

  private static Map<String, Node> byName(Mapping mapping) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    mapping.entries().forEach(entry -> nodes.put(entry.name(), entry.value()));
    return nodes;
  }

  private static List<Role> roles(List<Step> steps) {
    List<Role> roles = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Block block) {
        // A block without a role holds a role and what it depends on.
        block.role().ifPresentOrElse(roles::add, () -> roles.addAll(roles(block.steps())));
      }
    }
    return roles;
  }
}
