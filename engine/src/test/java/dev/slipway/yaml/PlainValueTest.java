package dev.slipway.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainValueTest {

  @ParameterizedTest
  @ValueSource(strings = {"yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"})
  void truth_isTrue(String text) {
    assertThat(PlainValue.parse(text)).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"})
  void untruth_isFalse(String text) {
    assertThat(PlainValue.parse(text)).isEqualTo(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
  void nothing_isNull(String text) {
    assertThat(PlainValue.parse(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "12, 12",
    "+12, 12",
    "-7, -7",
    "1_000, 1000",
    "0644, 420",
    "-010, -8",
    "0x1F, 31",
    "0b101, 5",
    "9223372036854775807, 9223372036854775807"
  })
  void wholeNumber_isLong(String text, long value) {
    assertThat(PlainValue.parse(text)).isEqualTo(value);
  }

  @Test
  void wholeNumberBeyondLong_isKeptExactly() {
    assertThat(PlainValue.parse("9223372036854775808"))
        .isEqualTo(new BigInteger("9223372036854775808"));
  }

  @ParameterizedTest
  @CsvSource({"1.5, 1.5", "-0.25, -0.25", "1., 1.0", ".5, 0.5", "1.2e+3, 1200.0", "1_0.5, 10.5"})
  void fraction_isDouble(String text, double value) {
    assertThat(PlainValue.parse(text)).isEqualTo(value);
  }

  @Test
  void infinityAndNoNumber_areDoubles() {
    assertThat(PlainValue.parse(".inf")).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(PlainValue.parse("-.INF")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(PlainValue.parse(".NaN")).isEqualTo(Double.NaN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12:30:45",
        "22:22",
        "1:30.5",
        "2001-01-01",
        "2001-12-14t21:59:43.10-05:00",
        "08",
        "0o17",
        "1e3",
        "y",
        "n",
        "yEs",
        "nUll",
        "1.2.3",
        "0x",
        "0b",
        "_",
        "-",
        "+",
        ".",
        "1,5",
        "10.0.0.1",
        "<<",
        "="
      })
  void everythingElse_isText(String text) {
    assertThat(PlainValue.parse(text)).isEqualTo(text);
  }
}
