package dev.slipway.template;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.template.tool.Surroundings;
import dev.slipway.template.tool.ToolDoc;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.velocity.exception.VelocityException;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates what users wrote. There is one for the whole engine; it may be used by several threads.
 *
 * <p>All methods that evaluate throw {@link ExpressionException} for what is wrong with an
 * expression and {@link KnownAfterApplyException} where a value is needed that is not known yet.
 */
public final class Renderer {
  private final TemplateFiles files;
  private final Expressions expressions;
  private final Toolbox tools;
  private final Scalars scalars;

  /** A renderer whose tools know this process and its machine. */
  public Renderer() {
    this(Surroundings.ofThisProcess());
  }

  public Renderer(Surroundings surroundings) {
    this(surroundings, Vault.withoutPasswords());
  }

  /**
   * @param vault opens what is encrypted
   */
  public Renderer(Surroundings surroundings, Vault vault) {
    this.files = new TemplateFiles(vault);
    this.expressions = new Expressions(files);
    this.tools = new Toolbox(surroundings, this);
    this.scalars = new Scalars(expressions, tools, vault);
  }

  /** Opens the encrypted files that tasks and templates name. */
  public Vault vault() {
    return files.vault();
  }

  /**
   * A template file as it is to be rendered; one that is encrypted is opened.
   *
   * @param name as diagnostics name it
   * @throws ExpressionException if it is encrypted and cannot be opened
   */
  public SourceFile template(Path file, String name) throws IOException {
    return files.open(new SourceFile(name, Files.readString(file)));
  }

  /** As {@link #template(Path, String)}, named as the user knows it. */
  SourceFile template(Path file) {
    return files.read(file);
  }

  /** What there is to know about the tools, by name. */
  public List<ToolDoc> toolDocs() {
    return tools.docs(new Scope(this, List.of()));
  }

  /**
   * The text of a finished value for people: lists and maps as JSON, as in text around a reference;
   * nothing is {@code null}.
   */
  public static String text(@Nullable Object value) {
    try {
      return Values.text(value);
    } catch (NoTextException exception) {
      return String.valueOf(value);
    }
  }

  /** The names of the tools; a variable of the same name hides a tool. */
  public Set<String> toolNames() {
    return tools.names();
  }

  /**
   * The value of a node: maps and lists with everything in them evaluated, keys as they are
   * written. A scalar that is one reference and nothing else has the value of what it refers to.
   */
  public @Nullable Object render(Node node, Scope scope) {
    return switch (node) {
      case Scalar scalar -> scalars.value(scalar, scope);
      case Sequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>(sequence.items().size());
        sequence.items().forEach(item -> items.add(render(item, scope)));
        yield items;
      }
      case Mapping mapping -> {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        mapping.entries().forEach(e -> entries.put(e.name(), render(e.value(), scope)));
        yield entries;
      }
    };
  }

  /** The text of a scalar: numbers and booleans as they are written, lists and maps as JSON. */
  public String renderText(Scalar scalar, Scope scope) {
    return scalars.text(scalar, scope);
  }

  /**
   * Whether a bare condition holds; of a list, whether all do, asked from the first to the last.
   */
  public boolean holds(Node condition, Scope scope) {
    return switch (condition) {
      case Scalar scalar -> scalars.holds(scalar, scope);
      case Sequence sequence -> sequence.items().stream().allMatch(item -> holds(item, scope));
      case Mapping mapping -> throw References.notCondition(mapping);
    };
  }

  /**
   * Whether a bare condition can never hold, whatever the variables are; of a list, whether one of
   * them cannot. What is not valid is left to others to tell.
   */
  public boolean neverHolds(Node condition) {
    return switch (condition) {
      case Scalar scalar -> scalars.neverHolds(scalar, new Scope(this, List.of()));
      case Sequence sequence -> sequence.items().stream().anyMatch(this::neverHolds);
      case Mapping _ -> false;
    };
  }

  /**
   * The value of a bare expression such as {@code $list.size() + 1}; the mere name of a variable,
   * {@code result.stdout}, is one, too.
   */
  public @Nullable Object evaluate(Scalar bareExpression, Scope scope) {
    return scalars.bare(bareExpression, scope);
  }

  /**
   * A template file, rendered.
   *
   * @param directory where {@code #parse} and {@code #include} look for files; nothing above it is
   *     read
   */
  public String renderFile(SourceFile template, Path directory, Scope scope) {
    StringWriter text = new StringWriter();
    try {
      expressions.file(template).merge(new ScopeContext(scope, tools, directory), text);
    } catch (Failure failure) {
      throw failure.in(template);
    } catch (VelocityException exception) {
      throw expressions.fault(exception, template);
    }
    if (template.secret()) {
      vault().conceal(text.toString());
    }
    return text.toString();
  }

  /**
   * Every place in a value that reads a variable.
   *
   * @throws ExpressionException if an expression is not valid
   */
  public List<Reference> references(Node value) {
    return strictly().inValue(value);
  }

  /** As {@link #references(Node)}; what is not valid is added to the problems. */
  public List<Reference> references(Node value, Problems problems) {
    return collecting(problems).inValue(value);
  }

  /**
   * Every place in a condition, or a list of them, that reads a variable.
   *
   * @throws ExpressionException if a condition is not valid
   */
  public List<Reference> conditionReferences(Node condition) {
    return strictly().inCondition(condition);
  }

  /** As {@link #conditionReferences(Node)}; what is not valid is added to the problems. */
  public List<Reference> conditionReferences(Node condition, Problems problems) {
    return collecting(problems).inCondition(condition);
  }

  /** Every place in a bare expression, see {@link #evaluate}, that reads a variable. */
  public List<Reference> expressionReferences(Scalar bareExpression, Problems problems) {
    return collecting(problems).inExpression(bareExpression);
  }

  /**
   * Every place in a template file, and in those that it names, that reads a variable which the
   * template has not set itself.
   *
   * @throws ExpressionException if a template is not valid
   */
  public List<Reference> fileReferences(SourceFile template, Path directory) {
    return strictly().inFile(template, directory);
  }

  /** As {@link #fileReferences(SourceFile, Path)}; what is not valid is added to the problems. */
  public List<Reference> fileReferences(SourceFile template, Path directory, Problems problems) {
    return collecting(problems).inFile(template, directory);
  }

  private References strictly() {
    return new References(
        expressions,
        exception -> {
          throw exception;
        });
  }

  private References collecting(Problems problems) {
    return new References(expressions, exception -> problems.add(exception.problem()));
  }
}
