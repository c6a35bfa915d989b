package dev.slipway.graph;

import dev.slipway.model.Keyword;
import dev.slipway.model.Task;
import dev.slipway.model.VariableLayer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A task of a compiled play. It stands for that task on every host of the play.
 *
 * @param index its place in the graph's order, from 0; unique in the play
 * @param kind what it is
 * @param surroundings the keywords of the task and of everything around it
 * @param layers the variables of the play, roles, blocks and the task, weakest first
 * @param groups the names of the roles and blocks around it, outermost first
 * @param sections the parts of blocks it stands in that not every host goes through, outermost
 *     first
 * @param gate what it decides, when it is a gate
 */
public record TaskNode(
    int index,
    Kind kind,
    Task task,
    Surroundings surroundings,
    List<VariableLayer> layers,
    List<String> groups,
    List<Section> sections,
    Optional<Gate> gate) {
  public TaskNode {
    layers = List.copyOf(layers);
    groups = List.copyOf(groups);
    sections = List.copyOf(sections);
  }

  /** A node that every host goes through. */
  public TaskNode(
      int index,
      Kind kind,
      Task task,
      Surroundings surroundings,
      List<VariableLayer> layers,
      List<String> groups) {
    this(index, kind, task, surroundings, layers, groups, List.of(), Optional.empty());
  }

  /** What a node is. */
  public enum Kind {
    TASK,
    /** A handler at one of the points where notified handlers run. */
    HANDLER,
    /** A {@code meta} task: an instruction to the engine itself. */
    META,
    /** No task of the user: the place where a block decides how a host goes on. */
    GATE,
    /** An inclusion: decides, on each host, which of the tasks behind it are done. */
    INCLUDE
  }

  /** Whether it is an inclusion with a loop, whose passes are told on each host. */
  public boolean repeatsWhatFollows() {
    return kind == Kind.INCLUDE && surroundings.innermost(Keyword.LOOP).isPresent();
  }

  /** Whether it is one of the nodes that an inclusion leads to. */
  public boolean isInside(TaskNode inclusion) {
    int block = inclusion.gate().orElseThrow().block();
    return sections.stream()
        .anyMatch(section -> section.part() == Section.Part.INCLUDED && section.block() == block);
  }

  TaskNode withGate(Gate decided) {
    return new TaskNode(
        index, kind, task, surroundings, layers, groups, sections, Optional.of(decided));
  }

  TaskNode at(int place) {
    return new TaskNode(place, kind, task, surroundings, layers, groups, sections, gate);
  }

  /** The task's name behind those of the roles it is in: {@code chrony : Install}. */
  public String title() {
    Stream<String> role = task.role().stream().map(dev.slipway.model.Role::name);
    return Stream.concat(role, Stream.of(task.title())).collect(Collectors.joining(" : "));
  }
}
