package dev.slipway.host.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FactSubsetTest {

  private static Set<String> subset(String name) {
    return FactSubset.of(name).orElseThrow();
  }

  @Test
  void everyFact_isInOneOfTheParts() {
    Set<String> parts = new HashSet<>();
    int count = 0;
    for (String part : List.of("min", "hardware", "network", "virtual")) {
      parts.addAll(subset(part));
      count += subset(part).size();
    }
    assertThat(parts).isEqualTo(FactsProbe.known()).hasSize(count);
  }

  @Test
  void nothingWritten_isAll() {
    assertThat(FactSubset.union(List.of())).isEqualTo(FactsProbe.known());
  }

  @Test
  void oneSubset_bringsTheLeastWithIt() {
    assertThat(FactSubset.union(List.of("network")))
        .containsAll(subset("min"))
        .contains("default_ipv4")
        .doesNotContain("memtotal_mb");
  }

  @Test
  void allTakenAway_leavesTheLeast() {
    assertThat(FactSubset.union(List.of("!all"))).isEqualTo(subset("min"));
    assertThat(FactSubset.union(List.of("!all", "!min"))).isEmpty();
    assertThat(FactSubset.union(List.of("!all", "!min", "virtual"))).isEqualTo(subset("virtual"));
  }

  @Test
  void namesTakenAway_areMissingOfAll() {
    assertThat(FactSubset.union(List.of("!hardware", "!os_family")))
        .contains("distribution", "default_ipv4")
        .doesNotContain("memtotal_mb", "os_family");
  }

  @Test
  void unknownName_isNone() {
    assertThat(FactSubset.of("facter")).isEmpty();
  }
}
