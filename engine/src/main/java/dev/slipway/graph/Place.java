package dev.slipway.graph;

import dev.slipway.model.Block;
import dev.slipway.model.Inclusion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keywords;
import dev.slipway.model.Play;
import dev.slipway.model.Role;
import dev.slipway.model.Task;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What surrounds the steps that are written out, and the nodes that they become there. */
record Place(
    Surroundings surroundings, Layers layers, List<String> groups, List<Section> sections) {

  /** Where the lists of a play stand. */
  static Place of(Play play) {
    return new Place(
        new Surroundings(List.of(play.keywords())), Layers.of(play), List.of(), List.of());
  }

  Place in(Section section) {
    List<Section> inner = new ArrayList<>(sections);
    inner.add(section);
    return new Place(surroundings, layers, groups, inner);
  }

  Place inside(Block block) {
    return new Place(
        surroundings.with(block.keywords()), layers.inside(block), groupsIn(block), sections);
  }

  private List<String> groupsIn(Block block) {
    Optional<String> name =
        block
            .role()
            .map(Role::name)
            .or(() -> block.keywords().scalar(Keyword.NAME).map(Scalar::text));
    List<String> inner = new ArrayList<>(groups);
    name.ifPresent(inner::add);
    return inner;
  }

  TaskNode task(TaskNode.Kind kind, Task task) {
    return node(kind, task, surroundings.with(task.keywords()), layers);
  }

  TaskNode handler(Handlers.Handler handler) {
    Task task = handler.task();
    return new TaskNode(
        0,
        TaskNode.Kind.HANDLER,
        task,
        handler.surroundings(),
        handler.layers().forTask(task),
        task.role().stream().map(Role::name).toList(),
        sections,
        Optional.empty());
  }

  /** The node that finds out which of its choices an inclusion is. */
  TaskNode inclusion(Inclusion inclusion, Gate gate) {
    Scalar name = inclusion.name();
    Mapping.Entry argument = new Mapping.Entry(Scalar.text(name.range(), "name"), name);
    Task task =
        new Task(
            inclusion.range(),
            inclusion.keywords(),
            inclusion.action(),
            new Mapping(name.range(), List.of(argument)),
            Optional.empty());
    return node(TaskNode.Kind.INCLUDE, task, surroundings.with(inclusion.keywords()), layers)
        .withGate(gate);
  }

  /** A node that has nothing of the keywords around it: it is no task of the user. */
  TaskNode gate(Block block, Gate gate) {
    String title = gate.step().name().toLowerCase(Locale.ROOT);
    Task task =
        new Task(
            block.range(),
            Keywords.none(),
            Scalar.text(block.range(), title),
            new Mapping(block.range(), List.of()),
            Optional.empty());
    Surroundings none = new Surroundings(List.of(Keywords.none(), Keywords.none()));
    return inside(block).node(TaskNode.Kind.GATE, task, none, new Layers(List.of())).withGate(gate);
  }

  private TaskNode node(TaskNode.Kind kind, Task task, Surroundings around, Layers variables) {
    return new TaskNode(
        0, kind, task, around, variables.forTask(task), groups, sections, Optional.empty());
  }
}
