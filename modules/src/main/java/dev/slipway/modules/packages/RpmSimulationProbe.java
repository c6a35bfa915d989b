package dev.slipway.modules.packages;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.probe.PackageSimulation;
import java.util.List;

/**
 * What would dnf or yum do with these arguments? The version before is told for nothing but what is
 * removed.
 *
 * @param arguments without {@code --assumeno}, which is added
 * @param options what the arguments do not tell: whether newer metadata is looked for, whatever its
 *     age, whether a version may be replaced by an older one, and what is fetched only
 */
record RpmSimulationProbe(RpmTool tool, List<String> arguments, RpmOptions options)
    implements Probe<PackageSimulation> {

  RpmSimulationProbe {
    arguments = List.copyOf(arguments);
  }

  @Override
  public ProbeKind<RpmSimulationProbe, PackageSimulation> kind() {
    return RpmSimulationProbeKind.INSTANCE;
  }

  @Override
  public boolean isAbsent(PackageSimulation answer) {
    return answer instanceof PackageSimulation.Impossible impossible && impossible.unknownPackage();
  }
}
