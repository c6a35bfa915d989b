package dev.slipway.module;

import java.util.List;

/** A relation between parameters that is checked before anything connects. */
public sealed interface ParameterRule {
  List<String> parameters();

  /** At most one of them. */
  record AtMostOne(List<String> parameters) implements ParameterRule {}

  /** At least one of them. */
  record AtLeastOne(List<String> parameters) implements ParameterRule {}

  /** All of them or none. */
  record Together(List<String> parameters) implements ParameterRule {}

  /** When {@code parameter} has this value, the others must be there. */
  record RequiredIf(String parameter, String value, List<String> parameters)
      implements ParameterRule {}

  static ParameterRule atMostOne(String... parameters) {
    return new AtMostOne(List.of(parameters));
  }

  static ParameterRule atLeastOne(String... parameters) {
    return new AtLeastOne(List.of(parameters));
  }

  static ParameterRule together(String... parameters) {
    return new Together(List.of(parameters));
  }

  static ParameterRule requiredIf(String parameter, String value, String... parameters) {
    return new RequiredIf(parameter, value, List.of(parameters));
  }
}
