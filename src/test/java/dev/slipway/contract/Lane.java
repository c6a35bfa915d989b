package dev.slipway.contract;

import dev.slipway.host.HostException;
import dev.slipway.lab.LabHost;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.modules.laws.Scenario;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** The scenarios that share a host, one after the other; lanes go on at the same time. */
final class Lane {
  /** Those that take long, apart from each other; a lane more takes the rest. */
  private static final List<Set<String>> MODULES =
      List.of(
          Set.of(
              "apt",
              "apt_key",
              "apt_repository",
              "deb822_repository",
              "dnf",
              "package",
              "package_bundle",
              "package_pin",
              "rpm_key"),
          Set.of("service", "systemd", "sysctl"));

  static final int COUNT = 3;

  private final Map<Scenario, CompletableFuture<Void>> verdicts = new LinkedHashMap<>();

  private Lane(List<Scenario> scenarios) {
    scenarios.forEach(scenario -> verdicts.put(scenario, new CompletableFuture<>()));
  }

  static List<Lane> of(List<Scenario> scenarios) {
    return IntStream.range(0, COUNT)
        .mapToObj(i -> new Lane(scenarios.stream().filter(s -> number(s) == i).toList()))
        .toList();
  }

  private static int number(Scenario scenario) {
    return (int)
        MODULES.stream().takeWhile(modules -> !modules.contains(scenario.module())).count();
  }

  /** Completed with each scenario, in order; exceptionally where a law does not hold. */
  Map<Scenario, CompletableFuture<Void>> verdicts() {
    return verdicts;
  }

  void start(LabHost host, Path folder) {
    Thread.startVirtualThread(
        () -> {
          try (ContractHost reached = new ContractHost(host, BuiltInModules.registry(), folder)) {
            verdicts.forEach(
                (scenario, verdict) -> {
                  Path own = folder.resolve(host.name() + "-" + System.identityHashCode(verdict));
                  judge(reached, scenario, own, verdict);
                });
          } catch (RuntimeException e) {
            verdicts.values().forEach(verdict -> verdict.completeExceptionally(e));
          }
        });
  }

  private static void judge(
      ContractHost host, Scenario scenario, Path folder, CompletableFuture<Void> verdict) {
    try {
      new Trial(host, scenario, folder).check();
      verdict.complete(null);
    } catch (HostException | RuntimeException | AssertionError e) {
      verdict.completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      verdict.completeExceptionally(e);
    }
  }
}
