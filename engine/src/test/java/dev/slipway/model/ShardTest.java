package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShardTest {

  private static List<Host> hosts(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> new Host("host" + number, List.of(), List.of()))
        .toList();
  }

  @Test
  void everyHost_isInExactlyOneShard_andAllAreOfOneSize() {
    for (int count = 1; count <= 9; count++) {
      for (int fleet = 0; fleet <= 30; fleet++) {
        List<Host> together = new ArrayList<>();
        IntSummaryStatistics sizes = new IntSummaryStatistics();
        for (int number = 1; number <= count; number++) {
          var own = new Shard(number, count).of(hosts(fleet));
          together.addAll(own);
          sizes.accept(own.size());
        }
        assertThat(together).containsExactlyInAnyOrderElementsOf(hosts(fleet));
        assertThat(sizes.getMax() - sizes.getMin()).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void aShard_keepsTheOrder() {
    assertThat(new Shard(2, 3).of(hosts(8)))
        .extracting(Host::name)
        .containsExactly("host1", "host4", "host7");
  }

  @Test
  void aShard_isReadAsItIsShown() {
    Problems problems = new Problems();

    assertThat(Shard.parse("2/8", problems)).contains(new Shard(2, 8));
    assertThat(new Shard(2, 8)).hasToString("2/8");
    assertThat(problems.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0/2", "3/2", "1", "a/b", "1/0", "-1/2", "1/2/3", "1/9999999"})
  void whatIsNoShard_isRefused(String written) {
    Problems problems = new Problems();

    assertThat(Shard.parse(written, problems)).isEmpty();
    assertThat(problems.all()).singleElement().returns(ProblemCode.INVALID_OPTION, Problem::code);
  }
}
