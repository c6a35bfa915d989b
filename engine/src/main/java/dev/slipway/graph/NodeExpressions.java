package dev.slipway.graph;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.model.Keyword;
import dev.slipway.model.Task;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.Reference;
import dev.slipway.template.Renderer;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the expressions of a task read: keywords, arguments and the templates they name. */
final class NodeExpressions {
  private final Renderer renderer;
  private final ModuleRegistry modules;
  private final FileSearch files;

  /** By the node itself: nodes that are equal are found again by what they are, which is slow. */
  private final IdentityHashMap<TaskNode, List<Reference>> found = new IdentityHashMap<>();

  NodeExpressions(Renderer renderer, ModuleRegistry modules, FileSearch files) {
    this.renderer = renderer;
    this.modules = modules;
    this.files = files;
  }

  /**
   * Every reference. What is wrong with the syntax of an expression goes to the problems the first
   * time that a node is asked for.
   */
  List<Reference> of(TaskNode node, Problems problems) {
    return found.computeIfAbsent(node, _ -> List.copyOf(read(node, problems)));
  }

  private List<Reference> read(TaskNode node, Problems problems) {
    List<Reference> references = new ArrayList<>();
    node.surroundings()
        .outermostFirst()
        .forEach(keywords -> references.addAll(ofKeywords(keywords.given(), problems)));
    if (node.kind() == TaskNode.Kind.INCLUDE) {
      node.task()
          .arguments()
          .get("name")
          .ifPresent(name -> references.addAll(ofValue(name, problems)));
    }
    modules
        .find(node.task().module().text())
        .ifPresent(module -> references.addAll(ofArguments(module.spec(), node.task(), problems)));
    return references;
  }

  List<Reference> ofValue(Node value, Problems problems) {
    return renderer.references(value, problems);
  }

  private List<Reference> ofKeywords(Map<Keyword, Node> given, Problems problems) {
    List<Reference> references = new ArrayList<>();
    given.forEach(
        (keyword, value) -> {
          switch (keyword.type()) {
            case CONDITIONS -> references.addAll(renderer.conditionReferences(value, problems));
            case TEXT, BOOLEAN, INTEGER, TEXTS, ANY -> references.addAll(ofValue(value, problems));
            case MAPPING -> references.addAll(ofMapping(keyword, value, problems));
            case NAME -> {}
          }
        });
    return references;
  }

  /**
   * Variables are lazy: what they read counts where they are used, not where they are defined.
   * Defaults of modules stand among the arguments of their tasks.
   */
  private List<Reference> ofMapping(Keyword keyword, Node value, Problems problems) {
    if (keyword == Keyword.LOOP_CONTROL && value instanceof Mapping control) {
      return ofLoopControl(control, problems);
    }
    boolean elsewhere = keyword == Keyword.VARS || keyword == Keyword.MODULE_DEFAULTS;
    return elsewhere ? List.of() : ofValue(value, problems);
  }

  private List<Reference> ofLoopControl(Mapping control, Problems problems) {
    List<Reference> references = new ArrayList<>();
    for (Mapping.Entry entry : control.entries()) {
      references.addAll(
          entry.name().equals("break_when")
              ? renderer.conditionReferences(entry.value(), problems)
              : ofValue(entry.value(), problems));
    }
    return references;
  }

  private List<Reference> ofArguments(ModuleSpec spec, Task task, Problems problems) {
    List<Reference> references = new ArrayList<>();
    for (Mapping.Entry entry : task.arguments().entries()) {
      ParameterType type =
          spec.parameter(entry.name()).map(Parameter::type).orElse(ParameterType.ANY);
      switch (type) {
        case CONDITIONS -> references.addAll(renderer.conditionReferences(entry.value(), problems));
        case EXPRESSION ->
            references.addAll(
                entry.value() instanceof Scalar expression
                    ? renderer.expressionReferences(expression, problems)
                    : ofValue(entry.value(), problems));
        case TEMPLATE -> {
          references.addAll(ofValue(entry.value(), problems));
          references.addAll(ofTemplate(entry.value(), task, problems));
        }
        case TEXT,
            BOOLEAN,
            INTEGER,
            NUMBER,
            PATH,
            MODE,
            TEXTS,
            LIST,
            MAP,
            ANY,
            LOCAL_FILE,
            LOCAL_PLACE,
            LOCAL_COMMAND ->
            references.addAll(ofValue(entry.value(), problems));
      }
    }
    return references;
  }

  private List<Reference> ofTemplate(Node source, Task task, Problems problems) {
    Optional<Path> path =
        Optional.of(source)
            .filter(Scalar.class::isInstance)
            .map(node -> ((Scalar) node).text())
            .filter(text -> !text.contains("${"))
            .flatMap(text -> files.find(text, FileSearch.Kind.TEMPLATE, task))
            .filter(Files::isRegularFile);
    return path.map(file -> ofFile(file, problems)).orElse(List.of());
  }

  private static Path directoryOf(Path file) {
    return java.util.Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has one");
  }

  private List<Reference> ofFile(Path file, Problems problems) {
    try {
      SourceFile source = renderer.template(file, files.nameOf(file));
      return renderer.fileReferences(source, directoryOf(file), problems);
    } catch (ExpressionException encrypted) {
      problems.add(encrypted.problem());
      return List.of();
    } catch (IOException e) {
      problems.error(
          dev.slipway.diagnostic.ProblemCode.FILE_UNREADABLE,
          new SourceFile(files.nameOf(file), "").beginning(),
          "The template cannot be read: " + e.getMessage() + ".",
          "check that it is a text in UTF-8, and its permissions");
      return List.of();
    }
  }
}
