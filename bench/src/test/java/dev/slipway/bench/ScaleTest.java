package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.HostException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A small size of {@code bench/run scale}: nothing grows that must not. */
final class ScaleTest {
  private static final int HOSTS = 100;
  private static final int TASKS = 50;

  /** A connection, and the questions of all tasks in one or two round trips. */
  private static final int EXCHANGES = 3;

  /** Of the processor; some ten times what it takes. */
  private static final double MOST_SECONDS = 60;

  @Test
  void manyHostsWithNothingToChange_fewExchangesAndLittleWork()
      throws IOException, HostException, InterruptedException {
    SimulatedRun run = SimulatedRun.of(HOSTS, TASKS, Duration.ofMillis(20));
    assertThat(run.exchanges()).isBetween((long) HOSTS, (long) HOSTS * EXCHANGES);
    assertThat(run.cpuSeconds()).isLessThan(MOST_SECONDS);
  }
}
