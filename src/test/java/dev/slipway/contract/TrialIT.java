package dev.slipway.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contract.LawlessModule.Fault;
import dev.slipway.lab.Lab;
import dev.slipway.lab.LabHost;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.modules.laws.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract test sees a module that breaks a law. */
@Lab
class TrialIT {
  @TempDir private Path folder;

  @Test
  void moduleThatKeepsTheLaws_passes(LabHost host) {
    assertThatCode(() -> check(Fault.NONE, host)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "WRITES_TO_OBSERVE, law 1",
    "PLANS_SOMETHING_ELSE, law 2",
    "CHANGES_AT_EACH_RUN, law 3",
    "PASSES_ITS_SECRET_AS_AN_ARGUMENT, law 5",
    "DOES_NOT_SEE_WHAT_IS_HALF_DONE, second"
  })
  void moduleThatBreaksALaw_isSeen(Fault fault, String law, LabHost host) {
    assertThatThrownBy(() -> check(fault, host))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(law);
  }

  private void check(Fault fault, LabHost host) throws Exception {
    Scenario scenario =
        new Scenario(
            "lawless",
            fault.name(),
            ":",
            Map.of("path", "/PLACE", "secret", "hunter-and-gatherer"),
            Optional.empty(),
            false,
            Map.of(),
            true,
            Scenario.Outcome.CHANGED,
            Optional.empty(),
            "test -e /PLACE/first && test -e /PLACE/second",
            Optional.empty(),
            Optional.empty());
    ModuleRegistry modules = new ModuleRegistry(List.of(LawlessModule.with(fault)));
    try (ContractHost reached = new ContractHost(host, modules, folder)) {
      new Trial(reached, scenario, folder.resolve("scenario")).check();
    }
  }
}
