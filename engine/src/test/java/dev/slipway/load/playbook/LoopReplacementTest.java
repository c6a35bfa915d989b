package dev.slipway.load.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.tree.Mapping;
import dev.slipway.yaml.YamlReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopReplacementTest {

  private static Optional<RefusedKeyword> replacement(String yaml) {
    Mapping mapping =
        (Mapping) YamlReader.read(new SourceFile("f", yaml), new Problems()).orElseThrow();
    return LoopReplacement.of(mapping.entries().getFirst());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "with_items: ${packages}, write \"loop: ${packages}\"",
        "with_items: '{{ app.packages }}', write \"loop: ${app.packages}\"",
        "with_list: packages, write \"loop: ${packages}\"",
        "`with_items: [a, b]`, `write \"loop\" in its place, with the same list`",
        "with_items: {a: b}, `write \"loop\" in its place, with a list`",
        "with_dict: ${users}, `write \"loop: ${users.entrySet()}\", and read item.key and"
            + " item.value`",
        "`with_flattened: [a, b]`, write \"loop: ${list.flatten($NAME)}\"",
        "with_anything: x y, `write \"loop\" in its place, with a list`"
      })
  void loopOfAnsible_isRefusedWithOurs(String yaml, String fix) {
    assertThat(replacement(yaml).orElseThrow().fix()).isEqualTo(fix);
  }

  @Test
  void otherKeys_areNoLoops() {
    assertThat(replacement("with: x")).isEmpty();
    assertThat(replacement("with_: x")).isEmpty();
  }
}
