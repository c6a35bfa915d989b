package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A rehearsal that fails is seen by nobody: starts just become slower. */
final class RehearsalTest {
  @Test
  void rehearsal_goesWell() throws IOException {
    assertThat(Rehearsal.perform()).isZero();
    assertThat(Rehearsal.visit()).isZero();
  }
}
