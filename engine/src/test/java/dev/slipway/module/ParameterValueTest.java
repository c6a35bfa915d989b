package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterValueTest {

  private static Parameter parameter(ParameterType type) {
    return Parameter.state("thing", type, "A thing.");
  }

  private static Object coerced(ParameterType type, Object value) throws InvalidValueException {
    return ParameterValue.coerce(parameter(type), value, Optional.empty());
  }

  private static Object coerced(ParameterType type, Object value, String raw)
      throws InvalidValueException {
    return ParameterValue.coerce(parameter(type), value, Optional.of(raw));
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
        Arguments.of(ParameterType.TEXT, "a", "a"),
        Arguments.of(ParameterType.TEXT, 5L, "5"),
        Arguments.of(ParameterType.TEXT, true, "true"),
        Arguments.of(ParameterType.BOOLEAN, true, true),
        Arguments.of(ParameterType.BOOLEAN, "Yes", true),
        Arguments.of(ParameterType.BOOLEAN, "off", false),
        Arguments.of(ParameterType.BOOLEAN, 1L, true),
        Arguments.of(ParameterType.BOOLEAN, "0", false),
        Arguments.of(ParameterType.INTEGER, 5L, 5L),
        Arguments.of(ParameterType.INTEGER, 5, 5L),
        Arguments.of(ParameterType.INTEGER, 5.0, 5L),
        Arguments.of(ParameterType.INTEGER, " +5 ", 5L),
        Arguments.of(ParameterType.INTEGER, BigInteger.TEN, 10L),
        Arguments.of(ParameterType.NUMBER, 5L, 5.0),
        Arguments.of(ParameterType.NUMBER, "-0.5", -0.5),
        Arguments.of(ParameterType.PATH, "/etc/x", "/etc/x"),
        Arguments.of(ParameterType.PATH, "~/x", "~/x"),
        Arguments.of(ParameterType.MODE, "0644", "0644"),
        Arguments.of(ParameterType.MODE, "755", "755"),
        Arguments.of(ParameterType.MODE, "0o600", "600"),
        Arguments.of(ParameterType.MODE, "u=rwX,g+s,o-w", "u=rwX,g+s,o-w"),
        Arguments.of(ParameterType.MODE, "a+x", "a+x"),
        Arguments.of(ParameterType.MODE, "g=u", "g=u"),
        Arguments.of(ParameterType.TEXTS, List.of("a", 1L), List.of("a", "1")),
        Arguments.of(ParameterType.TEXTS, "a, b,,c ", List.of("a", "b", "c")),
        Arguments.of(ParameterType.TEXTS, "", List.of()),
        Arguments.of(ParameterType.TEXTS, List.of("a,b"), List.of("a,b")),
        Arguments.of(ParameterType.LIST, List.of(1L), List.of(1L)),
        Arguments.of(ParameterType.LIST, "a,b", List.of("a,b")),
        Arguments.of(ParameterType.MAP, Map.of("a", 1L), Map.of("a", 1L)),
        Arguments.of(ParameterType.ANY, List.of(Map.of()), List.of(Map.of())));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void fittingValue_isTyped(ParameterType type, Object value, Object typed)
      throws InvalidValueException {
    assertThat(coerced(type, value)).isEqualTo(typed);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(ParameterType.TEXT, List.of("a")),
        Arguments.of(ParameterType.TEXT, Map.of()),
        Arguments.of(ParameterType.BOOLEAN, "maybe"),
        Arguments.of(ParameterType.BOOLEAN, 2L),
        Arguments.of(ParameterType.BOOLEAN, List.of(true)),
        Arguments.of(ParameterType.INTEGER, "5.5"),
        Arguments.of(ParameterType.INTEGER, 5.5),
        Arguments.of(ParameterType.INTEGER, true),
        Arguments.of(ParameterType.INTEGER, BigInteger.TWO.pow(70)),
        Arguments.of(ParameterType.NUMBER, "much"),
        Arguments.of(ParameterType.NUMBER, "1d"),
        Arguments.of(ParameterType.NUMBER, false),
        Arguments.of(ParameterType.PATH, "etc/x"),
        Arguments.of(ParameterType.PATH, "$HOME/x"),
        Arguments.of(ParameterType.PATH, ""),
        Arguments.of(ParameterType.MODE, "rwx"),
        Arguments.of(ParameterType.MODE, "0844"),
        Arguments.of(ParameterType.MODE, "preserve"),
        Arguments.of(ParameterType.MODE, 420L),
        Arguments.of(ParameterType.MODE, true),
        Arguments.of(ParameterType.TEXTS, Map.of("a", "b")),
        Arguments.of(ParameterType.TEXTS, List.of(List.of("a"))),
        Arguments.of(ParameterType.TEXTS, Arrays.asList("a", null)),
        Arguments.of(ParameterType.MAP, "a=b"),
        Arguments.of(ParameterType.MAP, List.of()));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void unfittingValue_isRefusedWithAFix(ParameterType type, Object value) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> coerced(type, value))
        .satisfies(
            refused -> {
              assertThat(refused.message()).contains("\"thing\"").endsWith(".");
              assertThat(refused.fix()).isNotBlank();
            });
  }

  @Test
  void unquotedScalar_keepsTheCharactersItWasWrittenIn() throws InvalidValueException {
    assertThat(coerced(ParameterType.TEXT, true, "yes")).isEqualTo("yes");
    assertThat(coerced(ParameterType.TEXT, 1.1, "1.10")).isEqualTo("1.10");
    assertThat(coerced(ParameterType.MODE, 420L, "0644")).isEqualTo("0644");
    assertThat(coerced(ParameterType.MODE, 644L, "644")).isEqualTo("644");
    assertThat(coerced(ParameterType.TEXTS, 1.1, "1.10")).isEqualTo(List.of("1.10"));
  }

  @ParameterizedTest
  @EnumSource
  void nothing_staysNothing(ParameterType type) throws InvalidValueException {
    assertThat(ParameterValue.coerce(parameter(type), null, Optional.of(""))).isNull();
  }

  @Test
  void choice_isCheckedForEachEntry() throws InvalidValueException {
    Parameter parameter = parameter(ParameterType.TEXTS).oneOf("red", "green");

    assertThat(ParameterValue.coerce(parameter, "red,green", Optional.empty()))
        .isEqualTo(List.of("red", "green"));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(
            () -> ParameterValue.coerce(parameter, List.of("red", "gren"), Optional.empty()))
        .satisfies(refused -> assertThat(refused.fix()).startsWith("did you mean \"green\"?"));
  }

  @Test
  void wordBesidesModes_isTakenWhereItIsAChoice() throws InvalidValueException {
    Parameter parameter = parameter(ParameterType.MODE).oneOf("preserve");

    assertThat(ParameterValue.coerce(parameter, "preserve", Optional.empty()))
        .isEqualTo("preserve");
    assertThat(ParameterValue.coerce(parameter, "0644", Optional.empty())).isEqualTo("0644");
  }

  @Test
  void secret_isNotInTheMessage() {
    Parameter parameter = parameter(ParameterType.INTEGER).secret();

    for (Object value : new Object[] {"hunter2", 2.75, true, List.of("hunter2")}) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> ParameterValue.coerce(parameter, value, Optional.empty()))
          .satisfies(
              refused ->
                  assertThat(refused.message() + refused.fix())
                      .doesNotContain("hunter2")
                      .doesNotContain("2.75")
                      .doesNotContain("true"));
    }
  }
}
