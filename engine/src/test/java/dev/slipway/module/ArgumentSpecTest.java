package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.module.argument.ArgumentSpec;
import dev.slipway.module.argument.ArgumentSpecReader;
import dev.slipway.module.argument.Complaint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentSpecTest {
  private static ArgumentSpec spec(Map<String, ?> options) {
    ArgumentSpecReader reader = new ArgumentSpecReader();
    ArgumentSpec spec = reader.options(options);
    assertThat(reader.complaints()).isEmpty();
    return spec;
  }

  @ParameterizedTest
  @CsvSource({
    "str, x, true",
    "bool, yes, true",
    "bool, maybe, false",
    "int, 12, true",
    "int, 1.5, false",
    "float, 1.5, true",
    "path, relative/too, true",
    "list, 'a,b', false",
    "dict, a=b, false",
    "raw, x, true",
    "json, '{}', true",
    "bytes, 10M, true",
    "bytes, ten, false",
    "bits, 10Mb, true",
  })
  void text_isOfAType(String type, String text, boolean fits) {
    ArgumentSpec spec = spec(Map.of("x", Map.of("type", type)));

    assertThat(spec.complaints(Map.of("x", text)).isEmpty()).isEqualTo(fits);
  }

  @Test
  void complaint_namesTheWayToTheValue() {
    ArgumentSpec spec =
        spec(
            Map.of(
                "users",
                Map.of(
                    "type",
                    "list",
                    "elements",
                    "dict",
                    "options",
                    Map.of("shells", Map.of("type", "list", "elements", "int")))));

    List<Complaint> found =
        spec.complaints(
            Map.of("users", List.of(Map.of(), Map.of("shells", List.of(1L, "a", true)))));

    assertThat(found).extracting(Complaint::path).contains(List.of("users", 1, "shells", 1));
    assertThat(found.getFirst().message()).contains("\"users[1].shells[1]\"");
  }

  @Test
  void whatIsKnownLater_isNotJudged() {
    ArgumentSpec spec =
        spec(
            Map.of(
                "a", Map.of("type", "int", "required", true),
                "b", Map.of("type", "list", "elements", "int", "choices", List.of(1, 2))));

    Map<String, Object> given =
        Map.of("a", ArgumentSpec.Later.VALUE, "b", List.of(1L, ArgumentSpec.Later.VALUE));

    assertThat(spec.complaints(given)).isEmpty();
  }

  @Test
  void secrets_areThoseOfNoLogAtAnyDepth() {
    ArgumentSpec spec =
        spec(
            Map.of(
                "keys",
                Map.of(
                    "type",
                    "list",
                    "elements",
                    "dict",
                    "options",
                    Map.of("key", Map.of("no_log", true), "name", Map.of()))));

    assertThat(spec.secrets(Map.of("keys", List.of(Map.of("key", "one", "name", "n"), Map.of()))))
        .containsExactly("one");
  }
}
