package dev.slipway.template;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Finds what expressions read, without evaluating them. */
final class References {
  private final Expressions expressions;
  private final Consumer<ExpressionException> faults;
  private final List<Reference> found = new ArrayList<>();

  /**
   * @param faults is given what is not valid; may throw it
   */
  References(Expressions expressions, Consumer<ExpressionException> faults) {
    this.expressions = expressions;
    this.faults = faults;
  }

  List<Reference> inValue(Node node) {
    switch (node) {
      case Scalar scalar -> inScalar(scalar);
      case Sequence sequence -> sequence.items().forEach(this::inValue);
      case Mapping mapping -> mapping.entries().forEach(entry -> inValue(entry.value()));
    }
    return found;
  }

  private void inScalar(Scalar scalar) {
    if (!Expressions.isEvaluated(scalar)) {
      return;
    }
    try {
      for (CompiledText.Piece piece : expressions.text(scalar).pieces()) {
        if (piece instanceof CompiledText.Expression(var reference, int start)) {
          add(ReferenceCollector.of(reference), scalar, start);
        }
      }
    } catch (ExpressionException exception) {
      faults.accept(exception);
    }
  }

  List<Reference> inCondition(Node condition) {
    switch (condition) {
      case Scalar scalar -> inBare(scalar);
      case Sequence sequence -> sequence.items().forEach(this::inCondition);
      case Mapping mapping -> faults.accept(notCondition(mapping));
    }
    return found;
  }

  static ExpressionException notCondition(Mapping mapping) {
    return new ExpressionException(
        Problem.error(
            ProblemCode.WRONG_TYPE,
            mapping.range(),
            "A condition is text, a boolean or a list of them; this is a mapping.",
            "write $name == 'text'"));
  }

  private void inBare(Scalar scalar) {
    collect(scalar, expressions::condition);
  }

  List<Reference> inExpression(Scalar scalar) {
    collect(scalar, expressions::expression);
    return found;
  }

  private void collect(
      Scalar scalar, Function<Scalar, org.apache.velocity.runtime.parser.node.Node> parse) {
    if (!scalar.isText()) {
      return;
    }
    try {
      add(ReferenceCollector.of(parse.apply(scalar)), scalar, 0);
    } catch (ExpressionException exception) {
      faults.accept(exception);
    }
  }

  List<Reference> inFile(SourceFile template, Path directory) {
    try {
      ParsedText parsed = expressions.file(template);
      ReferenceCollector collector = new ReferenceCollector(new Used(template, directory));
      collector.visit(parsed.tree());
      add(collector.found(), Scalar.text(template.beginning(), ""), 0);
      collector.macros().undefined().forEach(failure -> faults.accept(failure.in(template)));
    } catch (ExpressionException exception) {
      faults.accept(exception);
    }
    return found;
  }

  private void add(List<ReferenceCollector.Found> references, Scalar scalar, int start) {
    for (ReferenceCollector.Found each : references) {
      found.add(
          new Reference(each.root(), each.path(), each.place().in(scalar, start), each.guarded()));
    }
  }

  /** The files that a template names literally, each looked into once on a way down. */
  private final class Used implements ReferenceCollector.Files {
    private final SourceFile template;
    private final Path directory;
    private final Deque<Path> open = new ArrayDeque<>();

    Used(SourceFile template, Path directory) {
      this.template = template;
      this.directory = directory;
    }

    @Override
    public boolean visit(FileArgument argument, ReferenceCollector collector) {
      Optional<String> name = argument.knownName();
      if (name.isEmpty()) {
        return false;
      }
      try {
        return visit(argument.resolve(name.get(), directory), collector);
      } catch (Failure failure) {
        faults.accept(failure.in(template));
      } catch (ExpressionException exception) {
        faults.accept(exception);
      }
      return false;
    }

    private boolean visit(Path file, ReferenceCollector collector) {
      if (open.contains(file)) {
        return true;
      }
      open.push(file);
      collector.visit(expressions.file(file).tree());
      open.pop();
      return true;
    }
  }
}
