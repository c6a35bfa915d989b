package dev.slipway.contract;

import dev.slipway.lab.Lab;
import dev.slipway.lab.LabFleet;
import dev.slipway.modules.laws.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every module holds its laws on real hosts, in every scenario; with {@code -Dscenarios=cron,find}
 * only these modules in theirs.
 */
@Lab(hosts = Lane.COUNT, fresh = true)
class ContractIT {
  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> scenario_holdsTheLaws(LabFleet fleet) {
    List<Lane> lanes = Lane.of(Scenarios.onHosts().filter(Scenarios::isAskedFor).toList());
    for (int i = 0; i < lanes.size(); i++) {
      lanes.get(i).start(fleet.host(i), folder);
    }
    return Stream.concat(
        lanes.stream()
            .flatMap(lane -> lane.verdicts().entrySet().stream())
            .map(
                entry ->
                    DynamicTest.dynamicTest(entry.getKey().toString(), entry.getValue()::join)),
        Scenarios.onMachine().filter(Scenarios::isAskedFor).map(ContractIT::skipped));
  }

  private static DynamicTest skipped(Scenario scenario) {
    return DynamicTest.dynamicTest(
        scenario.toString(),
        () -> Assumptions.abort("needs a machine: " + scenario.machine().orElseThrow()));
  }
}
