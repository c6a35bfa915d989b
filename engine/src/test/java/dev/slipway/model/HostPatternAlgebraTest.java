package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The algebra of patterns: they behave as sets do. */
class HostPatternAlgebraTest {
  private static final List<String> EVERYONE =
      Inventories.shop().hosts().keySet().stream().toList();

  @Property
  void order_ofTerms_doesNotMatter(@ForAll("terms") List<String> terms, @ForAll Random random) {
    List<String> shuffled = new ArrayList<>(terms);
    Collections.shuffle(shuffled, random);

    assertThat(select(String.join(":", shuffled))).isEqualTo(select(String.join(":", terms)));
  }

  @Property
  void separators_areTheSame(@ForAll("terms") List<String> terms) {
    assertThat(select(String.join(",", terms))).isEqualTo(select(String.join(":", terms)));
  }

  @Property
  void repeatedTerm_changesNothing(@ForAll("terms") List<String> terms) {
    List<String> twice = new ArrayList<>(terms);
    twice.addAll(terms);

    assertThat(select(String.join(":", twice))).isEqualTo(select(String.join(":", terms)));
  }

  @Property
  void result_isOrderedAsTheInventory_withoutRepetition(@ForAll("terms") List<String> terms) {
    List<String> selected = select(String.join(":", terms));

    assertThat(selected).isSubsetOf(EVERYONE).isSortedAccordingTo(byInventory());
    assertThat(Set.copyOf(selected)).hasSameSizeAs(selected);
  }

  @Property
  void union_isBothTogether(@ForAll("atom") String left, @ForAll("atom") String right) {
    Set<String> both = new LinkedHashSet<>(select(left));
    both.addAll(select(right));

    assertThat(select(left + ":" + right)).containsExactlyInAnyOrderElementsOf(both);
  }

  @Property
  void intersection_isWhatBothHave(@ForAll("atom") String left, @ForAll("atom") String right) {
    Set<String> common = new LinkedHashSet<>(select(left));
    common.retainAll(select(right));

    assertThat(select(left + ":&" + right)).containsExactlyInAnyOrderElementsOf(common);
  }

  @Property
  void exclusion_andWhatItTakes_areTheWhole(@ForAll("atom") String term) {
    List<String> taken = select(term);
    List<String> rest = select("!" + term);

    assertThat(rest).doesNotContainAnyElementsOf(taken.isEmpty() ? List.of("-") : taken);
    assertThat(rest.size() + taken.size()).isEqualTo(EVERYONE.size());
  }

  @Property
  void slices_thatMeet_areTheWhole(@ForAll("atom") String term, @ForAll("cut") int cut) {
    String first = term + "[0:" + cut + "]";
    String rest = term + "[" + (cut + 1) + ":]";

    assertThat(select(first).size() + select(rest).size()).isEqualTo(select(term).size());
    assertThat(select(first + ":" + rest)).isEqualTo(select(term));
  }

  @Provide
  Arbitrary<Integer> cut() {
    return Arbitraries.integers().between(0, 8);
  }

  @Provide
  Arbitrary<String> atom() {
    return Arbitraries.of(
        "all", "web", "db", "prod", "stage", "spare", "web1", "web2", "db1", "test1", "web*", "*1",
        "web?", "*");
  }

  @Provide
  Arbitrary<List<String>> terms() {
    Arbitrary<String> term =
        Combinators.combine(
                Arbitraries.of("", "", "&", "!"), atom(), Arbitraries.of("", "", "[0]", "[-1]"))
            .as((operator, name, slice) -> operator + name + slice);
    return term.list().ofMinSize(1).ofMaxSize(6);
  }

  private static java.util.Comparator<String> byInventory() {
    return java.util.Comparator.comparingInt(EVERYONE::indexOf);
  }

  private static List<String> select(String pattern) {
    Problems problems = new Problems();
    SourceFile file = new SourceFile("-l", pattern);
    List<String> selected =
        HostPattern.parse(pattern, file.beginning(), problems)
            .select(Inventories.shop(), problems)
            .stream()
            .map(Host::name)
            .collect(Collectors.toList());
    assertThat(problems.hasErrors()).as("%s: %s", pattern, problems.all()).isFalse();
    return selected;
  }
}
