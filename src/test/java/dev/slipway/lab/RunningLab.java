package dev.slipway.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The one lab of this JVM. It lends hosts, makes more when none is idle, and is taken down by
 * {@link #close}, or by the script's watchdog when this JVM is killed: the watchdog waits for the
 * end of the pipe that the JVM holds open.
 */
final class RunningLab implements AutoCloseable {
  private final Process process;
  private final Path directory;
  private final List<LabHost> idle = new ArrayList<>();
  private int made;

  private RunningLab(Process process, Path directory) {
    this.process = process;
    this.directory = directory;
  }

  /** Starts a lab; the first one on a machine makes the base, which takes minutes. */
  static RunningLab start(int hosts) {
    return start(new ProcessBuilder(LabScript.command("up", Integer.toString(hosts), "--hold")));
  }

  static RunningLab start(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      CompletableFuture<String> errors = LabProcess.readAll(process.getErrorStream());
      BufferedReader output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = output.readLine();
      if (line == null || !line.startsWith("ready ")) {
        process.destroy();
        throw new AssertionError("The lab did not start:\n" + errors.join());
      }
      RunningLab lab = new RunningLab(process, Path.of(line.substring("ready ".length())));
      lab.takeInNewHosts();
      return lab;
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** Hosts that nobody else has until they are given back. */
  synchronized List<LabHost> lend(int count, boolean fresh) {
    List<LabHost> lent = new ArrayList<>(idle.subList(0, Math.min(count, idle.size())));
    idle.removeAll(lent);
    List<LabHost> used = lent.stream().filter(LabHost::isUsed).toList();
    if (fresh && !used.isEmpty()) {
      LabHost.resetAll(used);
    }
    if (lent.size() < count) {
      LabScript.run(name(), "add", Integer.toString(count - lent.size()));
      takeInNewHosts();
      List<LabHost> added = List.copyOf(idle);
      lent.addAll(added);
      idle.removeAll(added);
    }
    lent.forEach(LabHost::markUsed);
    return List.copyOf(lent);
  }

  synchronized void giveBack(List<LabHost> hosts) {
    idle.addAll(hosts);
    idle.sort((one, other) -> Integer.compare(one.number(), other.number()));
  }

  /** The script that waits for the lab's end. */
  Process process() {
    return process;
  }

  Path directory() {
    return directory;
  }

  String name() {
    return directory.getFileName().toString();
  }

  private void takeInNewHosts() {
    try {
      List<String> lines = Files.readAllLines(directory.resolve("hosts.txt"));
      for (String line : lines.subList(made, lines.size())) {
        made++;
        idle.add(LabHost.parse(line, made, name(), directory));
      }
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        throw new AssertionError("The lab " + name() + " does not go down");
      }
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
    }
  }
}
