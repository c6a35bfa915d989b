package dev.slipway.bench;

import dev.slipway.host.HostException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/run scale}: many hosts, simulated. */
@Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs a playbook that changes nothing on many simulated hosts.")
final class ScaleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--hosts", split = ",", description = "Numbers of hosts; 1000,2000.")
  private List<Integer> hosts = List.of(1000, 2000);

  @Option(names = "--tasks", description = "A multiple of 10; ${DEFAULT-VALUE}.")
  private int tasks = 300;

  @Option(names = "--latency", description = "Of a round trip, in ms; ${DEFAULT-VALUE}.")
  private int latency = 20;

  @Option(names = "--heap", description = "The most heap of the JVM; ${DEFAULT-VALUE}.")
  private String heap = "1200m";

  @Option(names = "--jvm", description = "Further options of the JVM, such as those of a profiler.")
  private List<String> options = List.of();

  @Option(names = "--here", hidden = true)
  private boolean here;

  @Override
  public Integer call() throws IOException, InterruptedException, HostException {
    for (int number : hosts) {
      if (here) {
        report(SimulatedRun.of(number, tasks, Duration.ofMillis(latency)));
      } else if (apart(number) != 0) {
        return 1;
      }
    }
    return 0;
  }

  /** Each number in a JVM of its own, as a run of Slipway is. */
  private int apart(int number) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-Xmx" + heap, "-cp"));
    words.add(System.getProperty("java.class.path"));
    words.addAll(options);
    words.addAll(List.of(Main.class.getName(), "scale", "--here"));
    words.addAll(List.of("--hosts", String.valueOf(number), "--tasks", String.valueOf(tasks)));
    words.addAll(List.of("--latency", String.valueOf(latency)));
    return new ProcessBuilder(words)
        .redirectInput(new File("/dev/null"))
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
  }

  private void report(SimulatedRun run) throws IOException {
    spec.commandLine()
        .getOut()
        .println(
            String.format(
                Locale.ROOT,
                "%d hosts x %d tasks at %d ms: %.1f s, processor %.1f s, %d exchanges, at most %d"
                    + " MiB",
                run.hosts(),
                tasks,
                latency,
                run.seconds(),
                run.cpuSeconds(),
                run.exchanges(),
                mostResidentMib()));
  }

  private static long mostResidentMib() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
            .sum()
        / 1024;
  }
}
