package dev.slipway.modules.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModeTest {
  private static String after(String mode, String before, boolean directory) {
    Mode parsed = Mode.parse(mode).orElseThrow();
    return Mode.text(parsed.after(Integer.parseInt(before, 8), directory, 0022));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0644 | 0777 | 0644",
        "644 | 0777 | 0644",
        "4755 | 0644 | 4755",
        "02750 | 0644 | 2750",
        "0 | 0644 | 0000",
        "u=rw,go=r | 0777 | 0644",
        "u=rwx,g=rx,o= | 4777 | 0750",
        "a+x | 0640 | 0751",
        "+x | 0640 | 0751",
        "+w | 0440 | 0640",
        "go-rwx | 0777 | 0700",
        "g=u | 0640 | 0660",
        "o=g | 0750 | 0755",
        "u+s,g+s,o+t | 0755 | 7755",
        "u-s | 4755 | 0755",
        "a=rX | 0640 | 0444",
        "a=rX | 0740 | 0555",
        "u+w-x | 0500 | 0600",
        "=r | 0777 | 0444"
      })
  void mode_ofAFile(String mode, String before, String expected) {
    assertThat(after(mode, before, false)).isEqualTo(expected);
  }

  @Test
  void capitalX_isExecutionForDirectories() {
    assertThat(after("u=rwX,g=rX,o=", "0600", true)).isEqualTo("0750");
    assertThat(after("u=rwX,g=rX,o=", "0600", false)).isEqualTo("0640");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0999", "rw-r--r--", "u", "u=rw,", "u=q", "u=rwg", "preserve", "12345"})
  void notAMode_isRefused(String text) {
    assertThat(Mode.parse(text)).isEmpty();
  }

  @Test
  void onlyClausesWithoutPeople_dependOnTheUmask() {
    assertThat(Mode.parse("+x").orElseThrow().dependsOnUmask()).isTrue();
    assertThat(Mode.parse("a+x").orElseThrow().dependsOnUmask()).isFalse();
    assertThat(Mode.parse("0644").orElseThrow().dependsOnUmask()).isFalse();
  }
}
