package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.template.Renderer;
import dev.slipway.template.Scope;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BatchesPropertiesTest {
  private static final Renderer RENDERER = new Renderer();
  private static final SourceRange HERE = new SourceFile("playbook.yml", "").beginning();

  private static List<List<Integer>> cut(int hosts, List<String> sizes) {
    List<Node> written = sizes.stream().map(size -> (Node) Scalar.text(HERE, size)).toList();
    Scope scope = new Scope(RENDERER, List.of());
    Batches batches = Batches.of(Optional.of(new Sequence(HERE, written)), RENDERER, scope);
    return batches.cut(IntStream.range(0, hosts).boxed().toList());
  }

  @Property
  void everyHost_isInOneBatch_inOrder(
      @ForAll @IntRange(max = 60) int hosts,
      @ForAll @Size(max = 4) List<@IntRange(max = 120) Integer> sizes,
      @ForAll boolean percentages) {
    List<String> written = sizes.stream().map(size -> size + (percentages ? "%" : "")).toList();
    List<List<Integer>> batches = cut(hosts, written);

    assertThat(batches.stream().flatMap(List::stream))
        .containsExactlyElementsOf(IntStream.range(0, hosts).boxed().toList());
    assertThat(batches).noneMatch(List::isEmpty);
  }

  @Property
  void numbers_areTheSizes_theLastHoldsForTheRest(
      @ForAll @IntRange(min = 1, max = 60) int hosts,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 20) Integer> sizes) {
    List<List<Integer>> batches = cut(hosts, sizes.stream().map(String::valueOf).toList());

    for (int at = 0; at < batches.size() - 1; at++) {
      assertThat(batches.get(at)).hasSize(sizes.get(Math.min(at, sizes.size() - 1)));
    }
    assertThat(batches.getLast().size())
        .isLessThanOrEqualTo(sizes.get(Math.min(batches.size(), sizes.size()) - 1));
  }

  @Property
  void percentage_isOfAllHosts_andAtLeastOne(
      @ForAll @IntRange(min = 1, max = 60) int hosts,
      @ForAll @IntRange(min = 1, max = 100) int percentage) {
    int size = Math.max(1, hosts * percentage / 100);

    assertThat(cut(hosts, List.of(percentage + "%")).getFirst()).hasSize(size);
  }
}
