package dev.slipway.module.argument;

import dev.slipway.module.ParameterType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types of arguments, by the names that Ansible gives them. */
public enum OptionType {
  STR(ParameterType.TEXT),
  BOOL(ParameterType.BOOLEAN),
  INT(ParameterType.INTEGER),
  FLOAT(ParameterType.NUMBER),
  PATH(ParameterType.TEXT),
  LIST(ParameterType.LIST),
  DICT(ParameterType.MAP),
  RAW(ParameterType.ANY),
  /** JSON as text, or what it would mean. */
  JSON(ParameterType.ANY),
  /** A size such as {@code 10M}. */
  BYTES(ParameterType.TEXT),
  /** A size such as {@code 10Mb}. */
  BITS(ParameterType.TEXT);

  private final ParameterType kind;

  OptionType(ParameterType kind) {
    this.kind = kind;
  }

  /** The type by which single values are judged. */
  ParameterType kind() {
    return kind;
  }

  boolean isSize() {
    return this == BYTES || this == BITS;
  }

  /** As it is written. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<OptionType> find(String label) {
    return Arrays.stream(values()).filter(type -> type.label().equals(label)).findFirst();
  }

  /** The names of all types. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(OptionType::label).toList();
  }
}
