package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import java.util.List;

/**
 * What would {@code apt-get} do with these arguments, by the package lists the host has?
 *
 * @param arguments of {@code apt-get}, without {@code -s} and {@code -y}, which are added
 */
public record AptSimulationProbe(List<String> arguments) implements Probe<AptSimulation> {

  public AptSimulationProbe {
    arguments = List.copyOf(arguments);
  }

  @Override
  public ProbeKind<AptSimulationProbe, AptSimulation> kind() {
    return AptSimulationProbeKind.INSTANCE;
  }

  @Override
  public boolean isAbsent(AptSimulation answer) {
    return answer instanceof AptSimulation.Impossible impossible && impossible.unknownPackage();
  }
}
