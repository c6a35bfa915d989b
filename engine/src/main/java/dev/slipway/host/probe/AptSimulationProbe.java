package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import java.util.List;

/**
 * What would {@code apt-get} do with these arguments, by the package lists the host has?
 *
 * @param arguments of {@code apt-get}, without {@code -s} and {@code -y}, which are added
 */
public record AptSimulationProbe(List<String> arguments) implements Probe<PackageSimulation> {

  public AptSimulationProbe {
    arguments = List.copyOf(arguments);
  }

  /**
   * What the output of {@code apt-get -s} says.
   *
   * @param lines with its complaints among them
   */
  public static PackageSimulation read(List<String> lines, long exit) {
    return AptSimulationProbeKind.read(lines, exit);
  }

  @Override
  public ProbeKind<AptSimulationProbe, PackageSimulation> kind() {
    return AptSimulationProbeKind.INSTANCE;
  }

  @Override
  public boolean isAbsent(PackageSimulation answer) {
    return answer instanceof PackageSimulation.Impossible impossible && impossible.unknownPackage();
  }
}
