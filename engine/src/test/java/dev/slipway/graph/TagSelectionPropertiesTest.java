package dev.slipway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TagSelectionPropertiesTest {

  @Provide
  Arbitrary<Set<String>> tags() {
    return Arbitraries.of("a", "b", "c").set().ofMaxSize(3);
  }

  @Provide
  Arbitrary<Set<String>> anyTags() {
    return Arbitraries.of("a", "b", "c", "always", "never").set().ofMaxSize(4);
  }

  @Property
  void ordinaryTask_isSelected_whenOneOfItsTagsIsNamed(
      @ForAll("tags") Set<String> task, @ForAll("tags") Set<String> only) {
    boolean named = only.isEmpty() || task.stream().anyMatch(only::contains);

    assertThat(new TagSelection(only, Set.of()).selects(task)).isEqualTo(named);
  }

  @Property
  void skipping_onlyTakesAway(
      @ForAll("anyTags") Set<String> task,
      @ForAll("anyTags") Set<String> only,
      @ForAll("anyTags") Set<String> skip) {
    if (new TagSelection(only, skip).selects(task)) {
      assertThat(new TagSelection(only, Set.of()).selects(task)).isTrue();
      assertThat(Collections.disjoint(task, skip)).isTrue();
    }
  }

  @Property
  void moreNames_neverSelectLess(
      @ForAll("anyTags") Set<String> task, @ForAll("tags") Set<String> only) {
    if (!only.isEmpty() && new TagSelection(only, Set.of()).selects(task)) {
      Set<String> more = new java.util.HashSet<>(only);
      more.add("z");

      assertThat(new TagSelection(more, Set.of()).selects(task)).isTrue();
    }
  }

  @Property
  void always_isSelected_unlessSkipped(
      @ForAll("tags") Set<String> task, @ForAll("tags") Set<String> only) {
    Set<String> always = new java.util.HashSet<>(task);
    always.add("always");

    assertThat(new TagSelection(only, Set.of()).selects(always)).isTrue();
    assertThat(new TagSelection(only, Set.of("always")).selects(always)).isFalse();
  }

  @Property
  void never_isSelected_onlyByOneOfItsOtherNames(
      @ForAll("tags") Set<String> task, @ForAll("tags") Set<String> only) {
    Set<String> never = new java.util.HashSet<>(task);
    never.add("never");

    assertThat(new TagSelection(only, Set.of()).selects(never))
        .isEqualTo(task.stream().anyMatch(only::contains));
  }

  @Property
  void taggedAndUntagged_divideAllOthers(@ForAll("tags") Set<String> task) {
    boolean tagged = new TagSelection(Set.of("tagged"), Set.of()).selects(task);
    boolean untagged = new TagSelection(Set.of("untagged"), Set.of()).selects(task);

    assertThat(tagged).isNotEqualTo(untagged).isEqualTo(!task.isEmpty());
  }
}
