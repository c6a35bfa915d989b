package dev.slipway.graph.check;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.model.Block;
import dev.slipway.model.Definition;
import dev.slipway.model.Keyword;
import dev.slipway.model.Play;
import dev.slipway.model.Playbook;
import dev.slipway.model.Role;
import dev.slipway.model.Step;
import dev.slipway.model.VariableLayer;
import dev.slipway.tree.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Warns of variables of plays and roles whose name stands nowhere but where it is defined. Every
 * file counts that could read it, be it in a comment: an expression may be put together in ways
 * that no check can follow.
 */
final class UnusedVariableCheck {
  /** These are read by the engine, not by expressions. */
  private static final String OF_THE_ENGINE = "ansible_";

  private final Problems problems;
  private final Words words = new Words();
  private final Map<String, Set<Node>> defined = new HashMap<>();

  private UnusedVariableCheck(Problems problems) {
    this.problems = problems;
  }

  /**
   * @param others variables from elsewhere, which may use those of the playbooks
   */
  static void check(List<Playbook> playbooks, Set<VariableLayer> others, Problems problems) {
    UnusedVariableCheck check = new UnusedVariableCheck(problems);
    playbooks.forEach(check::learn);
    others.forEach(layer -> layer.definitions().values().forEach(check::learn));
    check.defined.keySet().stream()
        .filter(name -> !name.startsWith(OF_THE_ENGINE))
        .filter(name -> !check.words.isUsed(name))
        .forEach(check::warn);
  }

  private void learn(Playbook playbook) {
    words.learn(playbook.file().text());
    words.learnBelow(playbook.directory());
    playbook.plays().forEach(this::learn);
  }

  private void learn(Play play) {
    play.keywords()
        .mapping(Keyword.VARS)
        .ifPresent(vars -> vars.entries().forEach(e -> define(e.name(), e.value())));
    play.variableFiles().stream()
        .flatMap(file -> file.variables().values().stream())
        .forEach(this::learn);
    WrittenTask.steps(play).forEach(this::learn);
  }

  private void learn(Definition definition) {
    if (definition instanceof Definition.Written(Node node)) {
      learn(node);
    }
  }

  private void learn(Node written) {
    words.learn(written.range().file().text());
  }

  private void learn(Step step) {
    words.learn(step.range().file().text());
    if (step instanceof Block block) {
      block.role().ifPresent(this::learn);
    }
  }

  private void learn(Role role) {
    words.learnBelow(role.directory());
    role.defaults().forEach(this::define);
    role.variables().forEach(this::define);
  }

  private void define(String name, Node value) {
    defined.computeIfAbsent(name, _ -> new HashSet<>()).add(value);
  }

  private void warn(String name) {
    for (Node value : defined.getOrDefault(name, Set.of())) {
      problems.warning(
          ProblemCode.UNUSED_VARIABLE,
          value.range(),
          "Nothing uses the variable \"" + name + "\".",
          "remove it, or correct the name where it is meant");
    }
  }
}
