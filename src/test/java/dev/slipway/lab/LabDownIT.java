package dev.slipway.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** However a lab ends, nothing of it is left on this machine. */
@Lab
class LabDownIT {

  @Test
  void close_ofALab_leavesNothing() throws IOException {
    RunningLab lab = RunningLab.start(up("exec \"$@\"", 2));
    assertThat(traces(lab))
        .anyMatch(trace -> trace.startsWith("link vb-"))
        .anyMatch(trace -> trace.startsWith("rule "))
        .anyMatch(trace -> trace.startsWith("cgroup "))
        .anyMatch(trace -> trace.startsWith("process "))
        .anyMatch(trace -> trace.startsWith("file "));

    lab.close();

    assertThat(traces(lab)).isEmpty();
  }

  @Test
  void kill_ofTheScript_leavesNothing() throws Exception {
    RunningLab lab = RunningLab.start(up("exec \"$@\"", 1));

    lab.script().process().destroyForcibly().waitFor();
    awaitWatchdog(lab);

    assertThat(traces(lab)).isEmpty();
  }

  @Test
  void kill_ofTheOwner_leavesNothing() throws IOException {
    // `sleep` stands for a JVM: it is the other end of the pipe that the lab lives by.
    RunningLab lab = RunningLab.start(up("sleep 600 | \"$@\"", 1));

    lab.script()
        .process()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("/sleep"))
        .forEach(ProcessHandle::destroyForcibly);
    awaitWatchdog(lab);

    assertThat(traces(lab)).isEmpty();
  }

  /** With names that no other lab of this machine has: it might take a name that was given back. */
  private static ProcessBuilder up(String shell, int hosts) {
    List<String> command = new ArrayList<>(List.of("bash", "-c", shell, "bash"));
    command.addAll(LabScript.command("up", Integer.toString(hosts), "--hold"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SLIPWAY_LAB_BRIDGE", "sdown");
    return builder;
  }

  /** The watchdog is no child of this JVM: its own process is the last trace to go. */
  private static void awaitWatchdog(RunningLab lab) {
    ProcessHandle.allProcesses()
        .filter(process -> commandLine(process).contains("/lab watch " + lab.name() + " "))
        .forEach(process -> process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
  }

  private static List<String> traces(RunningLab lab) throws IOException {
    String name = lab.name();
    List<String> traces = new ArrayList<>();
    children(Path.of("/sys/class/net"))
        .filter(link -> link.equals(name) || link.startsWith("vb-" + name + "-"))
        .forEach(link -> traces.add("link " + link));
    Files.readAllLines(Path.of("/proc/mounts")).stream()
        .filter(mount -> mount.contains(lab.script().directory() + "/"))
        .forEach(mount -> traces.add("mount " + mount));
    LabProcess.run(List.of("iptables-save"), Duration.ofSeconds(30))
        .orFail()
        .lines()
        .filter(rule -> rule.contains("slipway-lab:" + name + "\""))
        .forEach(rule -> traces.add("rule " + rule));
    for (Path hierarchy : hierarchies()) {
      children(hierarchy)
          .filter(group -> group.startsWith(name + "-"))
          .forEach(group -> traces.add("cgroup " + hierarchy.resolve(group)));
    }
    ProcessHandle.allProcesses()
        .filter(process -> commandLine(process).contains(name))
        .forEach(process -> traces.add("process " + commandLine(process)));
    Stream.concat(
            children(lab.script().directory().getParent()),
            children(Path.of("/run/systemd/nspawn/propagate")))
        .filter(file -> file.startsWith(name))
        .forEach(file -> traces.add("file " + file));
    return traces;
  }

  private static List<Path> hierarchies() throws IOException {
    return Files.readAllLines(Path.of("/proc/mounts")).stream()
        .map(line -> line.split(" ", -1))
        .filter(words -> words[2].startsWith("cgroup"))
        .map(words -> Path.of(words[1]))
        .toList();
  }

  private static String commandLine(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }

  private static Stream<String> children(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
