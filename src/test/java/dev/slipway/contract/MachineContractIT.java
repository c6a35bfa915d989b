package dev.slipway.contract;

import dev.slipway.lab.LabMachine;
import dev.slipway.lab.Machine;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.modules.laws.Scenario;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws in the scenarios that need a kernel of their own; with {@code -Dscenarios=mount} those
 * of these modules only. One connection for all: to log in takes the machine seconds.
 */
@Machine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MachineContractIT {
  private ContractHost host;

  static Stream<Scenario> scenarios() {
    return Scenarios.onMachine().filter(Scenarios::isAskedFor);
  }

  @BeforeAll
  void connect(LabMachine machine, @TempDir Path folder) {
    host = new ContractHost(machine, BuiltInModules.registry(), folder);
  }

  @AfterAll
  void close() {
    host.close();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void scenario_holdsTheLaws(Scenario scenario, @TempDir Path folder) throws Exception {
    new Trial(host, scenario, folder).check();
  }
}
