package dev.slipway.contract;

import dev.slipway.lab.LabMachine;
import dev.slipway.lab.Machine;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.modules.laws.Scenario;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws in the scenarios that need a kernel of their own; with {@code -Dscenarios=mount} those
 * of these modules only.
 */
@Machine
class MachineContractIT {
  @TempDir private Path folder;

  static Stream<Scenario> scenarios() {
    return Scenarios.onMachine().filter(Scenarios::isAskedFor);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void scenario_holdsTheLaws(Scenario scenario, LabMachine machine) throws Exception {
    try (ContractHost host = new ContractHost(machine, BuiltInModules.registry(), folder)) {
      new Trial(host, scenario, folder.resolve("scenario")).check();
    }
  }
}
