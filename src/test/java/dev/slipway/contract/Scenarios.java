package dev.slipway.contract;

import dev.slipway.modules.laws.Scenario;
import dev.slipway.modules.laws.Sequence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What there is to try: scenarios for files alone, scenarios that alter a host, sequences. */
public final class Scenarios {
  private static final String RESOURCES = "modules/src/test/resources";

  private Scenarios() {}

  /** In the order of their files. */
  public static List<Scenario> all() {
    return Stream.of("scenarios", "scenarios/hosts")
        .map(resources()::resolve)
        .flatMap(Scenario::all)
        .toList();
  }

  /** Those that a host of the lab can be tried in, which has no kernel of its own. */
  public static Stream<Scenario> onHosts() {
    return all().stream()
        .filter(scenario -> scenario.machine().isEmpty() && scenario.needs().isEmpty());
  }

  /** Those that need a host with containerd, kubeadm, kubelet and images. */
  public static Stream<Scenario> onKubernetes() {
    return all().stream()
        .filter(scenario -> scenario.needs().filter("kubernetes"::equals).isPresent());
  }

  /** Whether a module is among those that {@code -Dscenarios} names; all are when it names none. */
  static boolean isAskedFor(Scenario scenario) {
    String modules = System.getProperty("scenarios", "");
    return modules.isEmpty() || List.of(modules.split(",", -1)).contains(scenario.module());
  }

  /** Those that need a kernel of their own. */
  public static Stream<Scenario> onMachine() {
    return all().stream().filter(scenario -> scenario.machine().isPresent());
  }

  /** The sequences of tasks that build on each other. */
  static Stream<Sequence> sequences() {
    return Stream.of("sequences", "sequences/hosts")
        .map(resources()::resolve)
        .flatMap(Sequence::all);
  }

  /** Tests start in the folder of their build module or, from an editor, in the project's. */
  private static Path resources() {
    Path start = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(start.resolve(RESOURCES))) {
      start = Objects.requireNonNull(start.getParent(), "outside the project");
    }
    return start.resolve(RESOURCES);
  }
}
