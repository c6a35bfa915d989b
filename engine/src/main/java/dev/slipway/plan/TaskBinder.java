package dev.slipway.plan;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.graph.FileSearch;
import dev.slipway.model.Task;
import dev.slipway.module.Arguments;
import dev.slipway.module.InvalidValueException;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterValue;
import dev.slipway.module.TaskModule;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.Omit;
import dev.slipway.template.Renderer;
import dev.slipway.template.Scope;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders and types the arguments of tasks. Safe for several threads. */
public final class TaskBinder {
  private final Renderer renderer;
  private final ModuleRegistry modules;
  private final FileArguments files;

  public TaskBinder(Renderer renderer, ModuleRegistry modules, FileSearch search) {
    this.renderer = renderer;
    this.modules = modules;
    this.files = new FileArguments(renderer, search);
  }

  /**
   * The task, ready to be observed.
   *
   * @throws ExpressionException when an argument cannot be evaluated or is not taken; its problem
   *     names the place
   */
  public BoundTask<?, ?> bind(Task task, Scope scope) {
    TaskModule<?, ?> module =
        modules
            .find(task.module().text())
            .orElseThrow(() -> new IllegalStateException("unchecked module " + task.module()));
    return bind(module, task, scope);
  }

  private <D extends Record, S> BoundTask<D, S> bind(
      TaskModule<D, S> module, Task task, Scope scope) {
    ModuleSpec spec = module.spec();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Mapping.Entry entry : task.arguments().entries()) {
      Optional<Parameter> parameter = spec.parameter(entry.name());
      Object value =
          parameter.isPresent()
              ? typed(parameter.get(), entry.value(), task, scope)
              : renderer.render(entry.value(), scope);
      boolean given = value != null || parameter.isEmpty();
      if (given && value != Omit.INSTANCE) {
        values.put(parameter.map(Parameter::name).orElse(entry.name()), value);
      }
    }
    addFallbacks(spec, values, task);
    HomePaths<D> homes = new HomePaths<>(module, values);
    boolean atHome = HomePaths.isAmong(spec, values);
    Arguments arguments = atHome ? homes.withoutHomes() : new Arguments(spec, values);
    D desired = module.bind(arguments);
    refuse(arguments, task);
    List<String> secrets = new ArrayList<>(secrets(spec, values));
    secrets.addAll(arguments.concealed());
    return new BoundTask<>(
        module, desired, List.copyOf(secrets), atHome ? Optional.of(homes) : Optional.empty());
  }

  private @Nullable Object typed(Parameter parameter, Node written, Task task, Scope scope) {
    return switch (parameter.type()) {
      case CONDITIONS -> ConditionArguments.evaluate(renderer, written, scope);
      case EXPRESSION -> ConditionArguments.expression(renderer, written, scope);
      case TEMPLATE -> files.template(written, task, scope);
      case LOCAL_FILE ->
          isRemote(parameter, task, scope)
              ? renderer.render(written, scope)
              : files.localFile(written, task, scope);
      case LOCAL_PLACE -> files.localPlace(written, scope);
      case LOCAL_COMMAND -> files.localCommand(written, task, scope);
      case TEXT, BOOLEAN, INTEGER, NUMBER, PATH, MODE, TEXTS, LIST, MAP, ANY ->
          coerce(parameter, Omit.strip(renderer.render(written, scope)), written);
    };
  }

  private boolean isRemote(Parameter parameter, Task task, Scope scope) {
    return parameter
        .remoteWhen()
        .flatMap(flag -> task.arguments().get(flag))
        .map(flag -> renderer.render(flag, scope))
        .filter(
            value ->
                List.of("true", "yes", "on", "1")
                    .contains(value.toString().toLowerCase(java.util.Locale.ROOT)))
        .isPresent();
  }

  private static @Nullable Object coerce(
      Parameter parameter, @Nullable Object value, Node written) {
    if (value == Omit.INSTANCE) {
      return value;
    }
    Optional<String> raw =
        written instanceof Scalar scalar && scalar.isLiteral()
            ? Optional.of(scalar.text())
            : Optional.empty();
    try {
      return ParameterValue.coerce(parameter, value, raw);
    } catch (InvalidValueException e) {
      throw refused(written.range(), String.valueOf(e.getMessage()), e.fix());
    }
  }

  private static void addFallbacks(
      ModuleSpec spec, Map<String, @Nullable Object> values, Task task) {
    for (Parameter parameter : spec.parameters()) {
      if (values.containsKey(parameter.name())) {
        continue;
      }
      if (parameter.required()) {
        throw refused(
            task.module().range(),
            "Module \"" + spec.name() + "\" needs the parameter \"" + parameter.name() + "\".",
            "give it a value");
      }
      parameter.fallback().ifPresent(text -> values.put(parameter.name(), of(parameter, text)));
    }
  }

  private static Object of(Parameter parameter, String fallback) {
    try {
      Object value = ParameterValue.coerce(parameter, fallback, Optional.of(fallback));
      return java.util.Objects.requireNonNull(value);
    } catch (InvalidValueException e) {
      throw new IllegalStateException("the default of \"" + parameter.name() + "\" is wrong", e);
    }
  }

  private static void refuse(Arguments arguments, Task task) {
    for (Arguments.Rejection rejection : arguments.rejections()) {
      SourceRange range =
          task.arguments()
              .get(rejection.parameter())
              .map(Node::range)
              .orElse(task.module().range());
      throw refused(range, rejection.message(), rejection.fix());
    }
  }

  private static ExpressionException refused(SourceRange range, String message, String fix) {
    return new ExpressionException(
        Problem.error(ProblemCode.INVALID_PARAMETER, range, message, fix));
  }

  private static List<String> secrets(ModuleSpec spec, Map<String, @Nullable Object> values) {
    List<String> secrets = new ArrayList<>();
    spec.parameters().stream()
        .filter(Parameter::sensitive)
        .map(parameter -> values.get(parameter.name()))
        .filter(String.class::isInstance)
        .forEach(value -> secrets.add((String) value));
    return List.copyOf(secrets);
  }
}
