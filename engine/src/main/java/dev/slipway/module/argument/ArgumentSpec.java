package dev.slipway.module.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments that something takes. */
public record ArgumentSpec(List<ArgumentOption> options) {
  public ArgumentSpec {
    options = List.copyOf(options);
  }

  /** Stands for a value, or a part of one, that is not known yet; nothing is said about it. */
  public enum Later {
    VALUE
  }

  /** The option of a name. */
  public Optional<ArgumentOption> option(String name) {
    return options.stream().filter(option -> option.name().equals(name)).findFirst();
  }

  /**
   * Everything that is wrong with values, in the order of the options.
   *
   * @param given by name; null counts as not given, and names that are no options do not count
   */
  public List<Complaint> complaints(Map<String, ?> given) {
    ArgumentValues values = new ArgumentValues();
    values.check(options, given, List.of());
    return values.found();
  }

  /** The texts among the values that must be shown nowhere. */
  public List<String> secrets(Map<String, ?> given) {
    List<String> secrets = new ArrayList<>();
    collect(options, given, secrets);
    return List.copyOf(secrets);
  }

  private static void collect(List<ArgumentOption> options, Map<?, ?> given, List<String> secrets) {
    for (ArgumentOption option : options) {
      Object value = given.get(option.name());
      if (option.secret()) {
        texts(value, secrets);
      }
      for (Object one : value instanceof List<?> list ? list : java.util.Arrays.asList(value)) {
        if (one instanceof Map<?, ?> map) {
          collect(option.options(), map, secrets);
        }
      }
    }
  }

  private static void texts(@org.jspecify.annotations.Nullable Object value, List<String> secrets) {
    switch (value) {
      case String text -> secrets.add(text);
      case Number number -> secrets.add(number.toString());
      case List<?> list -> list.forEach(item -> texts(item, secrets));
      case Map<?, ?> map -> map.values().forEach(item -> texts(item, secrets));
      case null, default -> {}
    }
  }
}
