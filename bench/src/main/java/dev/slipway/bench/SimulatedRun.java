package dev.slipway.bench;

import dev.slipway.Engine;
import dev.slipway.EngineSettings;
import dev.slipway.Project;
import dev.slipway.ProjectRequest;
import dev.slipway.connection.LocalConnector;
import dev.slipway.graph.TagSelection;
import dev.slipway.host.HostConnector;
import dev.slipway.host.HostException;
import dev.slipway.load.playbook.RolePaths;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.run.Recap;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunOptions;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A run that changes nothing on many simulated hosts.
 *
 * @param seconds of the clock
 * @param cpuSeconds of all processors together
 * @param exchanges round trips, of all hosts together
 */
record SimulatedRun(int hosts, double seconds, double cpuSeconds, long exchanges) {

  /**
   * @throws IllegalStateException when a host did not report every task as unchanged
   */
  static SimulatedRun of(int hosts, int tasks, Duration roundTrip)
      throws IOException, HostException, InterruptedException {
    Path folder = Files.createTempDirectory("slipway-scale");
    try {
      Path root = Files.createDirectory(folder.resolve("files"));
      Files.writeString(folder.resolve("site.yml"), Material.flat("${root}", tasks));
      Material.writeTemplates(folder, Contestant.SLIPWAY);
      run(folder, "first,", new LocalConnector(), root.toString());
      try (SimulatedFleet fleet = new SimulatedFleet(roundTrip)) {
        return measured(folder, hosts, tasks, fleet);
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private static SimulatedRun measured(Path folder, int hosts, int tasks, SimulatedFleet fleet)
      throws InterruptedException {
    String names =
        IntStream.range(0, hosts).mapToObj(host -> "h" + host).collect(Collectors.joining(","));
    long cpu = cpuNanos();
    long start = System.nanoTime();
    Recap recap = run(folder, names + ",", fleet, folder.resolve("files").toString());
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpuSeconds = (cpuNanos() - cpu) / 1e9;
    long good =
        recap.hosts().values().stream().filter(counts -> counts.unchanged() == tasks).count();
    if (good != hosts) {
      throw new IllegalStateException(good + " of " + hosts + " hosts had nothing to change");
    }
    return new SimulatedRun(hosts, seconds, cpuSeconds, fleet.exchanges());
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private static Recap run(Path folder, String hosts, HostConnector connector, String root)
      throws InterruptedException {
    Map<String, HostConnector> connectors = Map.of("ssh", connector, "local", connector);
    return engine(folder, connectors)
        .run(
            load(folder, hosts, connectors, root),
            RunOptions.defaults(),
            new Redactions(),
            _ -> {});
  }

  private static Engine engine(Path folder, Map<String, HostConnector> connectors) {
    RolePaths roles = new RolePaths(folder, List.of(), folder);
    return new Engine(
        new EngineSettings(BuiltInModules.registry(), roles, connectors, Vault.withoutPasswords()));
  }

  static Project load(
      Path folder, String hosts, Map<String, HostConnector> connectors, String root) {
    return engine(folder, connectors)
        .load(
            new ProjectRequest(
                List.of(folder.resolve("site.yml")),
                List.of(hosts),
                Optional.empty(),
                TagSelection.everything(),
                List.of("root=" + root)));
  }
}
