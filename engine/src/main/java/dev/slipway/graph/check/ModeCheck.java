package dev.slipway.graph.check;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Definition;
import dev.slipway.model.Inventory;
import dev.slipway.model.Keyword;
import dev.slipway.model.LoopControl;
import dev.slipway.model.VariableLayer;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.template.Reference;
import dev.slipway.template.Renderer;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Warns of a variable that is a number and becomes a mode: its octal digits are lost by then. A
 * mode that stands on the module itself is read digit by digit.
 */
final class ModeCheck {
  private final Renderer renderer;
  private final ModuleRegistry modules;
  private final Problems problems;
  private final Set<VariableLayer> ofHosts;

  ModeCheck(Renderer renderer, ModuleRegistry modules, Inventory inventory, Problems problems) {
    this.renderer = renderer;
    this.modules = modules;
    this.problems = problems;
    this.ofHosts =
        inventory.hosts().values().stream()
            .flatMap(host -> host.variables().stream())
            .collect(Collectors.toSet());
  }

  void check(TaskGraph graph) {
    graph.nodes().forEach(node -> modes(node).forEach(mode -> check(node, mode)));
  }

  private Stream<Scalar> modes(TaskNode node) {
    return modules.find(node.task().module().text()).stream()
        .flatMap(
            module ->
                node.task().arguments().entries().stream()
                    .filter(
                        entry ->
                            module
                                .spec()
                                .parameter(entry.name())
                                .map(Parameter::type)
                                .equals(Optional.of(ParameterType.MODE))))
        .map(Mapping.Entry::value)
        .filter(Scalar.class::isInstance)
        .map(Scalar.class::cast);
  }

  private void check(TaskNode node, Scalar mode) {
    if (mode.isLiteral() || !isLoneReference(mode.text())) {
      return;
    }
    for (Reference reference : renderer.references(mode, new Problems())) {
      if (reference.path().stream().noneMatch(Reference.ANY::equals)) {
        values(node, reference.root()).stream()
            .flatMap(value -> below(value, reference.path()))
            .forEach(value -> warnOfNumber(value, mode));
      }
    }
  }

  /** A name and the keys below it, with nothing around it. */
  private static boolean isLoneReference(String text) {
    return text.strip().matches("\\$\\{\\w+(?:\\.\\w+)*}");
  }

  /** What a name can stand for here: the values of variables, or the items of a loop. */
  private List<Node> values(TaskNode node, String name) {
    Optional<Node> loop = node.surroundings().innermost(Keyword.LOOP);
    if (loop.isPresent() && name.equals(loopVariable(node))) {
      return loop.get() instanceof Sequence items ? items.items() : List.of();
    }
    List<Node> values = new ArrayList<>();
    Stream.concat(node.layers().stream(), ofHosts.stream())
        .flatMap(layer -> Optional.ofNullable(layer.definitions().get(name)).stream())
        .forEach(
            definition -> {
              if (definition instanceof Definition.Written(Node written)) {
                values.add(written);
              }
            });
    return values;
  }

  private static String loopVariable(TaskNode node) {
    return LoopControl.of(node.task().keywords()).variable();
  }

  private static Stream<Node> below(Node value, List<String> path) {
    if (path.isEmpty()) {
      return Stream.of(value);
    }
    return value instanceof Mapping mapping
        ? mapping.get(path.getFirst()).stream()
            .flatMap(inner -> below(inner, path.subList(1, path.size())))
        : Stream.empty();
  }

  private void warnOfNumber(Node value, Scalar mode) {
    if (value instanceof Scalar number && number.value() instanceof Number read) {
      Problem problem =
          Problem.warning(
              ProblemCode.UNQUOTED_MODE,
              number.range(),
              "This is the number %s, and a number has lost the octal digits of a mode."
                  .formatted(read),
              "quote it: '" + number.text() + "'");
      problems.add(
          problem.withNotes(List.of(new Problem.Note(mode.range(), "here it becomes a mode"))));
    }
  }
}
