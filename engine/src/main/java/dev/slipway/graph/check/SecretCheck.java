package dev.slipway.graph.check;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.model.Block;
import dev.slipway.model.Definition;
import dev.slipway.model.Host;
import dev.slipway.model.Inclusion;
import dev.slipway.model.Inventory;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keywords;
import dev.slipway.model.Play;
import dev.slipway.model.Role;
import dev.slipway.model.Step;
import dev.slipway.model.Task;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Warns of secrets that anybody can read who can read the file. They are never shown. */
final class SecretCheck {
  private static final String FIX =
      "encrypt the value with \"slipway vault encrypt-string\", or read it from elsewhere, such as"
          + " ${lookup.env('NAME')}";

  private final ModuleRegistry modules;
  private final Problems problems;

  SecretCheck(ModuleRegistry modules, Problems problems) {
    this.modules = modules;
    this.problems = problems;
  }

  void check(Inventory inventory) {
    inventory.hosts().values().stream()
        .map(Host::variables)
        .flatMap(List::stream)
        .distinct()
        .forEach(
            layer ->
                layer
                    .definitions()
                    .forEach(
                        (name, definition) -> {
                          if (definition instanceof Definition.Written(Node node)) {
                            variable(name, node);
                          }
                        }));
  }

  void check(Play play) {
    vars(play.keywords());
    play.variableFiles().forEach(file -> variables(file.variables()));
    WrittenTask.steps(play).forEach(this::check);
  }

  private void check(Step step) {
    vars(step.keywords());
    switch (step) {
      case Block block -> block.role().ifPresent(this::check);
      case Inclusion _ -> {}
      case Task task ->
          modules.find(task.module().text()).ifPresent(module -> check(task, module.spec()));
    }
  }

  private void check(Role role) {
    List.of(role.defaults(), role.variables(), role.parameters()).forEach(this::variables);
  }

  private void check(Task task, ModuleSpec spec) {
    for (Mapping.Entry entry : task.arguments().entries()) {
      Optional<Parameter> parameter = spec.parameter(entry.name());
      boolean sensitive = parameter.filter(Parameter::sensitive).isPresent();
      if (sensitive && isReadable(entry.value()) && isPlain(entry.value())) {
        warn(entry.key().range(), "Parameter \"" + entry.name() + "\" is a secret");
      } else if (parameter.isEmpty()) {
        variable(entry.name(), entry.value());
      } else {
        keys(entry.name(), entry.value());
      }
    }
  }

  private void vars(Keywords keywords) {
    keywords
        .mapping(Keyword.VARS)
        .ifPresent(vars -> vars.entries().forEach(e -> variable(e.name(), e.value())));
  }

  private void variables(Map<String, Node> variables) {
    variables.forEach(this::variable);
  }

  private void variable(String name, Node value) {
    switch (value) {
      case Scalar scalar when !isReadable(scalar) -> {}
      case Scalar scalar when scalar.isText() && SecretShape.isSecret(name, scalar.text()) ->
          warn(scalar.range(), "\"" + name + "\" is the name of a secret");
      case Scalar scalar -> keys(name, scalar);
      case Sequence list -> list.items().forEach(item -> variable(name, item));
      case Mapping mapping -> mapping.entries().forEach(e -> variable(e.name(), e.value()));
    }
  }

  /** Private keys, wherever they stand in a value. */
  private void keys(String name, Node value) {
    switch (value) {
      case Scalar scalar -> {
        if (isReadable(scalar) && SecretShape.holdsPrivateKey(scalar.text())) {
          warn(scalar.range(), "\"" + name + "\" holds a private key");
        }
      }
      case Sequence list -> list.items().forEach(item -> keys(name, item));
      case Mapping mapping -> mapping.entries().forEach(e -> keys(e.name(), e.value()));
    }
  }

  private static boolean isReadable(Node value) {
    return value.isLiteral() && !value.range().file().secret();
  }

  private static boolean isPlain(Node value) {
    return value instanceof Scalar scalar && scalar.isText() && SecretShape.isPlain(scalar.text());
  }

  private void warn(SourceRange range, String what) {
    SourceFile file = range.file();
    SourceFile hidden = new SourceFile(file.name(), file.text(), true);
    problems.warning(
        ProblemCode.PLAIN_SECRET,
        hidden.range(range.start(), range.end()),
        what + ", and its value stands in plain text.",
        FIX);
  }
}
