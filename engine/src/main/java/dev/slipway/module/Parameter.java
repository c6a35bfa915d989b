package dev.slipway.module;

import java.util.List;
import java.util.Optional;

/**
 * One parameter of a module.
 *
 * @param type what it takes
 * @param role what it is for
 * @param fallback the value when it is not given, as text, the items of a list with commas between
 *     them; empty: there is none
 * @param choices the allowed values; all when empty. For {@link ParameterType#MODE}: words that are
 *     allowed besides modes
 * @param remoteWhen for {@link ParameterType#LOCAL_FILE}: when this boolean parameter is true, the
 *     path is one on the host instead
 */
public record Parameter(
    String name,
    List<String> aliases,
    ParameterType type,
    Role role,
    boolean required,
    boolean sensitive,
    Optional<String> fallback,
    List<String> choices,
    Optional<String> remoteWhen,
    String description) {

  /** What a parameter is for. */
  public enum Role {
    /** Names the thing: {@code path}, {@code name}. */
    IDENTITY,
    /** Part of the declared state: altered alone, it yields a diff. */
    STATE,
    /** How the work is done: time-outs, validation, backups. */
    CONTROL
  }

  public static Parameter identity(String name, ParameterType type, String description) {
    return of(name, type, Role.IDENTITY, description);
  }

  public static Parameter state(String name, ParameterType type, String description) {
    return of(name, type, Role.STATE, description);
  }

  public static Parameter control(String name, ParameterType type, String description) {
    return of(name, type, Role.CONTROL, description);
  }

  private static Parameter of(String name, ParameterType type, Role role, String description) {
    return new Parameter(
        name,
        List.of(),
        type,
        role,
        false,
        false,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        description);
  }

  public Parameter alias(String... names) {
    return new Parameter(
        name,
        List.of(names),
        type,
        role,
        required,
        sensitive,
        fallback,
        choices,
        remoteWhen,
        description);
  }

  /** It must be given. */
  public Parameter must() {
    return new Parameter(
        name, aliases, type, role, true, sensitive, fallback, choices, remoteWhen, description);
  }

  /** Its value is masked wherever it would appear. */
  public Parameter secret() {
    return new Parameter(
        name, aliases, type, role, required, true, fallback, choices, remoteWhen, description);
  }

  public Parameter otherwise(String text) {
    return new Parameter(
        name,
        aliases,
        type,
        role,
        required,
        sensitive,
        Optional.of(text),
        choices,
        remoteWhen,
        description);
  }

  public Parameter oneOf(String... values) {
    return new Parameter(
        name,
        aliases,
        type,
        role,
        required,
        sensitive,
        fallback,
        List.of(values),
        remoteWhen,
        description);
  }

  public Parameter remoteWhen(String flag) {
    return new Parameter(
        name,
        aliases,
        type,
        role,
        required,
        sensitive,
        fallback,
        choices,
        Optional.of(flag),
        description);
  }

  public boolean isNamed(String nameOrAlias) {
    return name.equals(nameOrAlias) || aliases.contains(nameOrAlias);
  }
}
