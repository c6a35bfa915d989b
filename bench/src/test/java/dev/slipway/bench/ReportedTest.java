package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReportedTest {
  private static final Task TASK = Tasks.of(List.of(Workload.W2), List.of(10)).getFirst();

  @Test
  void tableOfSlipway_isRead() {
    Reported reported =
        Reported.slipway(
            """
            some line

            host       ok  would change  failed  unreachable  skipped  not reached
            127.0.0.2   1           100       0            0        0            0
            100 tasks in 0.8 s
            """);
    assertThat(reported.hosts()).containsOnlyKeys("127.0.0.2");
    assertThat(reported.hosts().get("127.0.0.2")).containsEntry("changed", 100);
  }

  @Test
  void recapOfAnsible_isRead() {
    Reported reported =
        Reported.ansible(
            "PLAY RECAP ****\n127.0.0.2                  : ok=10   changed=7    failed=0\n");
    assertThat(reported.hosts())
        .isEqualTo(Map.of("127.0.0.2", Map.of("ok", 10, "changed", 7, "failed", 0)));
  }

  @Test
  void fewerChangesThanExpected_areComplainedAbout() {
    Reported reported = new Reported(Map.of("a", Map.of("changed", 99)));
    assertThat(reported.complaints(TASK, List.of("a"))).hasSize(1);
    assertThat(reported.complaints(TASK, List.of("a", "b"))).hasSize(2);
  }
}
