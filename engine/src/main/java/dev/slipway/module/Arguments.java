package dev.slipway.module;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a task: complete, typed as the spec says, defaults filled in, aliases resolved.
 *
 * <p>Asking for a parameter that the spec does not list, or as another type than the spec says, is
 * a bug of the module and throws {@link IllegalArgumentException}.
 */
public final class Arguments {
  private final ModuleSpec spec;
  private final Map<String, @Nullable Object> values;
  private final List<Rejection> rejections = new ArrayList<>();
  private final List<String> concealed = new ArrayList<>();

  /** A value that the module does not take; the engine adds the place. */
  public record Rejection(String parameter, String message, String fix) {}

  /** For the engine and for tests: {@code values} are typed already, see {@link ParameterType}. */
  public Arguments(ModuleSpec spec, Map<String, ? extends @Nullable Object> values) {
    this.spec = spec;
    this.values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public boolean has(String parameter) {
    return find(parameter) != null;
  }

  public String text(String parameter) {
    return required(parameter, String.class);
  }

  public Optional<String> optionalText(String parameter) {
    return optional(parameter, String.class);
  }

  public boolean flag(String parameter) {
    return required(parameter, Boolean.class);
  }

  public Optional<Boolean> optionalFlag(String parameter) {
    return optional(parameter, Boolean.class);
  }

  public long integer(String parameter) {
    return required(parameter, Long.class);
  }

  public Optional<Long> optionalInteger(String parameter) {
    return optional(parameter, Long.class);
  }

  public Optional<Double> optionalNumber(String parameter) {
    return optional(parameter, Double.class);
  }

  /** The texts of a list; empty when it is not given. */
  public List<String> texts(String parameter) {
    return list(parameter, String.class);
  }

  /** The conditions; empty when none are given. */
  public List<Condition> conditions(String parameter) {
    return list(parameter, Condition.class);
  }

  public Optional<Object> value(String parameter) {
    return optional(parameter, Object.class);
  }

  /** A mapping; empty when it is not given. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> map(String parameter) {
    return (Map<String, Object>) optional(parameter, Map.class).orElse(Map.of());
  }

  public Optional<LocalFile> localFile(String parameter) {
    return value(parameter).filter(LocalFile.class::isInstance).map(LocalFile.class::cast);
  }

  public LocalPlace localPlace(String parameter) {
    return required(parameter, LocalPlace.class);
  }

  public LocalCommand localCommand(String parameter) {
    return required(parameter, LocalCommand.class);
  }

  /** The path on the host that a parameter names where it may also name a local file. */
  public Optional<String> remotePath(String parameter) {
    return value(parameter).filter(String.class::isInstance).map(String.class::cast);
  }

  public RenderedTemplate template(String parameter) {
    return required(parameter, RenderedTemplate.class);
  }

  public Optional<Evaluated> evaluated(String parameter) {
    return optional(parameter, Evaluated.class);
  }

  /** Everything given, for modules that take any parameter. */
  public Map<String, @Nullable Object> all() {
    return values;
  }

  /** Reports a value that the module does not take; the task is refused after {@code bind}. */
  public void reject(String parameter, String message, String fix) {
    rejections.add(new Rejection(parameter, message, fix));
  }

  /** Masks a text that only the module knows to be secret, wherever it would be shown. */
  public void conceal(String secret) {
    concealed.add(secret);
  }

  /** The texts that the module has concealed. */
  public List<String> concealed() {
    return List.copyOf(concealed);
  }

  public List<Rejection> rejections() {
    return List.copyOf(rejections);
  }

  private <T> List<T> list(String parameter, Class<T> type) {
    List<?> list = optional(parameter, List.class).orElse(List.of());
    return list.stream().map(type::cast).toList();
  }

  private <T> T required(String parameter, Class<T> type) {
    return optional(parameter, type)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    spec.name() + ": \"" + parameter + "\" has no value and no default"));
  }

  private <T> Optional<T> optional(String parameter, Class<T> type) {
    Object value = find(parameter);
    if (value != null && !type.isInstance(value)) {
      throw new IllegalArgumentException(
          spec.name() + ": \"" + parameter + "\" is no " + type.getSimpleName());
    }
    return Optional.ofNullable(type.cast(value));
  }

  private @Nullable Object find(String parameter) {
    boolean listed = spec.parameters().stream().anyMatch(p -> p.name().equals(parameter));
    if (!listed && !spec.anyParameters()) {
      throw new IllegalArgumentException(spec.name() + " has no parameter \"" + parameter + "\"");
    }
    return values.get(parameter);
  }
}
