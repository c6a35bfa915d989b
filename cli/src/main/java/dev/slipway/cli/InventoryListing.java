package dev.slipway.cli;

import dev.slipway.Engine;
import dev.slipway.Project;
import dev.slipway.ProjectRequest;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.VariableSources;
import dev.slipway.model.Definition;
import dev.slipway.model.Group;
import dev.slipway.model.Host;
import dev.slipway.model.Inventory;
import dev.slipway.model.VariableLayer;
import dev.slipway.model.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shows an inventory. */
final class InventoryListing {
  private final Surroundings surroundings;
  private final Project project;
  private final Inventory inventory;

  private InventoryListing(Surroundings surroundings, Project project) {
    this.surroundings = surroundings;
    this.project = project;
    this.inventory = project.inventory();
  }

  static InventoryListing load(
      Surroundings surroundings,
      ProjectOptions options,
      OutputOptions output,
      List<String> playbooks) {
    EngineSetup setup = new EngineSetup(surroundings);
    Engine engine = setup.engine(options, new ConnectionOptions());
    ProjectRequest request = setup.request(playbooks, options);
    Project project =
        playbooks.isEmpty()
            ? engine.check(List.of(), request, new Problems())
            : engine.load(request);
    setup.warn(project.warnings(), output);
    return new InventoryListing(surroundings, project);
  }

  private Host find(String name) {
    return inventory
        .host(name)
        .orElseThrow(
            () ->
                new RefusedException(
                    "There is no host \"" + name + "\" in the inventory.",
                    Suggestion.didYouMean(
                        name, inventory.hosts().keySet(), "slipway inventory --graph shows all.")));
  }

  /** Every place that sets a variable, the winner last. */
  void explain(String name, String variable, Optional<String> task) {
    Host host = find(name);
    List<VariableLayer> others = new ArrayList<>(inPlaybooks(variable, task));
    others.add(project.extra());
    List<Variables.Setting> settings = Variables.settings(host, others, variable);
    if (settings.isEmpty()) {
      surroundings
          .out()
          .println(
              variable
                  + " is not set for "
                  + name
                  + (project.playbooks().isEmpty()
                      ? " by the inventory or the command line."
                      : "."));
      return;
    }
    surroundings.out().println(variable + " on " + name + ", the weakest first:");
    Variables.Setting winner = settings.getLast();
    for (Variables.Setting setting : settings) {
      String mark = setting.equals(winner) ? "* " : "  ";
      String level = setting.precedence().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      String place = setting.range().map(Object::toString).orElse(setting.origin());
      surroundings.out().println(mark + place + "  (" + level + ")");
      surroundings.out().println("    " + ProblemData.text(PlainTree.of(setting.definition())));
    }
    surroundings.out().println("* wins." + whatElse(task));
  }

  private List<VariableLayer> inPlaybooks(String variable, Optional<String> task) {
    List<TaskGraph> graphs =
        project.playbooks().stream().flatMap(one -> one.graphs().stream()).toList();
    Problems problems = new Problems();
    List<VariableLayer> layers = VariableSources.of(graphs, task, variable, problems);
    problems.stopOnErrors();
    return layers;
  }

  private String whatElse(Optional<String> task) {
    if (project.playbooks().isEmpty()) {
      return " Plays, roles and tasks may set it more strongly: add --playbook PLAYBOOK.";
    }
    return task.isPresent()
        ? ""
        : " A role, block or task sees only what is set around it: add --task NAME.";
  }

  /** The variables of a host as they are written. */
  void host(String name) {
    surroundings.out().println(ProblemData.pretty(variables(find(name))));
  }

  private static Map<String, @Nullable Object> variables(Host host) {
    Map<String, Definition> winners = new TreeMap<>();
    for (VariableLayer layer : Variables.weakestFirst(host.variables())) {
      winners.putAll(layer.definitions());
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    winners.forEach((variable, definition) -> values.put(variable, PlainTree.of(definition)));
    return values;
  }

  void list() {
    Map<String, @Nullable Object> hostVariables = new LinkedHashMap<>();
    project.selected().stream()
        .filter(inventory.hosts()::containsValue)
        .forEach(host -> hostVariables.put(host.name(), variables(host)));
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("_meta", Map.of("hostvars", hostVariables));
    for (Group group : inventory.groups().values()) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("children", group.children());
      data.put("hosts", direct(group));
      all.put(group.name(), data);
    }
    surroundings.out().println(ProblemData.pretty(all));
  }

  /** The selected hosts that are in a group but in none of its children. */
  private List<String> direct(Group group) {
    return project.selected().stream()
        .map(Host::name)
        .filter(group.members()::contains)
        .filter(
            host ->
                group.children().stream()
                    .noneMatch(
                        child -> {
                          Group found = inventory.groups().get(child);
                          return found != null && found.members().contains(host);
                        }))
        .toList();
  }

  void graph() {
    branch("all", 0);
  }

  private void branch(String name, int depth) {
    Group group = inventory.groups().get(name);
    if (group == null) {
      return;
    }
    String indent = "  ".repeat(depth);
    surroundings.out().println(indent + "@" + name);
    direct(group).forEach(host -> surroundings.out().println(indent + "  " + host));
    group.children().forEach(child -> branch(child, depth + 1));
  }
}
