package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The comparison works: on the smallest sizes everybody does what was asked. */
final class SmokeTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  @ParameterizedTest
  @EnumSource(names = {"SLIPWAY", "SLIPWAY_RESIDENT"})
  void slipway_doesEveryKindOfWorkload(Contestant slipway)
      throws IOException, InterruptedException {
    assumeServer();
    Results results = new Championship(PROJECT, List.of(slipway), _ -> {}).run(Tasks.smoke(), 1, 1);
    assertThat(results.failures()).isEmpty();
    assertThat(results.measured().keySet()).containsExactlyElementsOf(Tasks.smoke());
    assertThat(results.measured().values())
        .allSatisfy(
            runs ->
                assertThat(runs.get(slipway))
                    .allSatisfy(
                        run -> {
                          assertThat(run.seconds()).isPositive();
                          assertThat(run.controlCpu()).isPositive();
                          assertThat(run.peakKib()).isPositive();
                        }));
    assertThat(new Tables(results, java.util.Map.of()).markdown()).contains("| W1: Run again");
  }

  @Test
  void ansible_doesTheSameTasks() throws IOException, InterruptedException {
    assumeServer();
    assumeTrue(Contestant.ANSIBLE_TUNED.isThere(), "ansible-core is not installed");
    List<Task> first = List.of(Tasks.smoke().getFirst());
    Results results =
        new Championship(PROJECT, List.of(Contestant.ANSIBLE_TUNED), _ -> {}).run(first, 1, 0);
    assertThat(results.failures()).isEmpty();
    assertThat(results.measured()).hasSize(1);
  }

  private static void assumeServer() {
    boolean required = "required".equals(System.getenv("SLIPWAY_LAB"));
    assumeTrue(required || Files.isExecutable(Path.of("/usr/sbin/sshd")), "sshd is not installed");
  }
}
