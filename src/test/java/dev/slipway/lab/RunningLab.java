package dev.slipway.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * A lab of this JVM, one for each kind of host. It lends hosts and makes more when none is idle.
 */
final class RunningLab implements AutoCloseable {
  private final HeldScript script;
  private final List<LabHost> idle = new ArrayList<>();
  private int made;

  private RunningLab(HeldScript script) {
    this.script = script;
  }

  /** Starts a lab; the first one on a machine makes the base, which takes minutes. */
  static RunningLab start(int hosts, boolean kubernetes) {
    List<String> command = LabScript.command("up", Integer.toString(hosts), "--hold");
    if (kubernetes) {
      command.addAll(List.of("--prefix", "node", "--kubernetes"));
    }
    return start(new ProcessBuilder(command));
  }

  static RunningLab start(ProcessBuilder builder) {
    HeldScript script = HeldScript.start(builder);
    RunningLab lab = new RunningLab(script);
    lab.takeInNewHosts();
    return lab;
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

  HeldScript script() {
    return script;
  }

  String name() {
    return script.directory().getFileName().toString();
  }

  private void takeInNewHosts() {
    try {
      List<String> lines = Files.readAllLines(script.directory().resolve("hosts.txt"));
      for (String line : lines.subList(made, lines.size())) {
        made++;
        idle.add(LabHost.parse(line, made, name(), script.directory()));
      }
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  @Override
  public void close() {
    script.close();
  }
}
