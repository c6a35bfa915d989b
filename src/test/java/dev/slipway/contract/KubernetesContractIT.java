package dev.slipway.contract;

import dev.slipway.lab.Lab;
import dev.slipway.lab.LabHost;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.modules.laws.Scenario;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws in the scenarios that need Kubernetes, one after the other on one host; with {@code
 * -Dscenarios=kubeadm_init} those of these modules only.
 */
@Tag("kubernetes")
@Lab(fresh = true, kubernetes = true)
class KubernetesContractIT {
  @TempDir private Path folder;

  static Stream<Scenario> scenarios() {
    return Scenarios.onKubernetes().filter(Scenarios::isAskedFor);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void scenario_holdsTheLaws(Scenario scenario, LabHost lab) throws Exception {
    try (ContractHost host = new ContractHost(lab, BuiltInModules.registry(), folder)) {
      new Trial(host, scenario, folder.resolve("scenario")).check();
    }
  }
}
