package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewedDiffTest {
  private static final Change MODE = Change.attribute("/f", "mode", "0600", "0644");
  private static final Change OWNER = Change.attribute("/f", "owner", "a", "b");

  private static Diff update(Change... changes) {
    return Diff.of(Action.UPDATE, Arrays.asList(changes));
  }

  private static boolean covers(boolean certain, Diff reviewed, Diff found) {
    return new ReviewedDiff(reviewed, certain).covers(found);
  }

  @Test
  void partOfAChange_isCovered_andMoreIsNot() {
    assertThat(covers(true, update(MODE, OWNER), update(OWNER))).isTrue();
    assertThat(covers(true, update(MODE), update(MODE, OWNER))).isFalse();
  }

  @Test
  void whatWasThereBefore_isComparedWhereItIsCertain() {
    Diff found = update(Change.attribute("/f", "mode", "0666", "0644"));

    assertThat(covers(true, update(MODE), found)).isFalse();
    assertThat(covers(false, update(MODE), found)).isTrue();
  }

  @Test
  void whatIsThereAfterwards_isAlwaysCompared() {
    Diff found = update(Change.attribute("/f", "mode", "0600", "0666"));

    assertThat(covers(false, update(MODE), found)).isFalse();
  }

  @Test
  void removal_isNoChange() {
    Diff removal = Diff.of(Action.DELETE, List.of(MODE));

    assertThat(covers(false, update(MODE), removal)).isFalse();
  }

  @Test
  void kindsOfChanges_areNotMixed() {
    Diff text = update(new Change.Text("/f", Optional.of("0600"), Optional.of("0644"), false));

    assertThat(covers(false, update(MODE), text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "password=********, password=hunter22, true",
    "password=********, password=********, true",
    "password=********, user=hunter22, false",
    "password=********, password=abc, false",
    "a ******** b ********, a 1234 b 5678, true",
    "a ******** b, a 1234 c, false",
    "********, anything, true",
    "open, open, true",
    "open, other, false"
  })
  void mask_standsForASecretOnOneLine(String reviewed, String found, boolean same) {
    assertThat(ReviewedDiff.isSame(reviewed, found)).isEqualTo(same);
  }

  @Test
  void mask_standsForNoFurtherLine() {
    assertThat(ReviewedDiff.isSame("p=********\n", "p=hunter22\nroot=1\n")).isFalse();
    assertThat(ReviewedDiff.isSame("p=********\nq\n", "p=hunter22\nq\n")).isTrue();
  }
}
