package dev.slipway.contract;

import dev.slipway.lab.Lab;
import dev.slipway.lab.LabFleet;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every module holds its laws on real hosts, in every scenario; with {@code -Dscenarios=cron,find}
 * only these modules in theirs. Those that need a kernel of their own are in {@link
 * MachineContractIT}.
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
    return lanes.stream()
        .flatMap(lane -> lane.verdicts().entrySet().stream())
        .map(entry -> DynamicTest.dynamicTest(entry.getKey().toString(), entry.getValue()::join));
  }
}
