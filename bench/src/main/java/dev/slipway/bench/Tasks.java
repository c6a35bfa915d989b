package dev.slipway.bench;

import dev.slipway.bench.Task.Act;
import dev.slipway.bench.Task.Before;
import dev.slipway.bench.Task.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pieces of work of each workload. */
final class Tasks {
  /** From so many hosts on a playbook has {@link #FEW} tasks, so that all come to an end. */
  private static final int MANY_HOSTS = 50;

  static final int ALL = 100;
  static final int FEW = 20;
  static final int COMPILED = 10_000;

  private Tasks() {}

  /**
   * @param hosts the numbers of hosts, for the workloads that have several
   */
  static List<Task> of(List<Workload> workloads, List<Integer> hosts) {
    return workloads.stream().flatMap(workload -> of(workload, hosts)).toList();
  }

  /** The smallest of everything: whether it works. */
  static List<Task> smoke() {
    List<Task> tasks = new ArrayList<>();
    tasks.add(site("W2", Workload.W2, 2, Material.SMOKE, Before.FRESH));
    tasks.add(site("W1", Workload.W1, 2, Material.SMOKE, Before.DONE));
    tasks.add(preview(Material.SMOKE));
    tasks.add(plain("W4", Workload.W4, 2, Act.PING, ""));
    tasks.add(version());
    tasks.add(delayed(Material.SMOKE));
    return tasks;
  }

  /** The least that one can ask. */
  static Task version() {
    return plain("W7-version", Workload.W7, 1, Act.VERSION, "");
  }

  /** A run that does nothing. */
  static Task empty() {
    return plain("W7-empty", Workload.W7, 1, Act.APPLY, "empty");
  }

  private static Stream<Task> of(Workload workload, List<Integer> hosts) {
    return switch (workload) {
      case W1 -> hosts.stream().map(n -> site("W1", workload, n, size(n), Before.DONE));
      case W2 -> hosts.stream().map(n -> site("W2", workload, n, size(n), Before.FRESH));
      case W3 -> hosts.stream().filter(n -> n < MANY_HOSTS).map(Tasks::commands);
      case W4 -> hosts.stream().map(n -> plain("W4", workload, n, Act.PING, ""));
      case W5 -> Stream.of(file("W5-first", Before.FRESH, 1), file("W5-second", Before.DONE, 0));
      case W6 -> Stream.of(preview(ALL));
      case W7 ->
          Stream.of(
              version(), empty(), plain("W7-syntax", workload, 1, Act.CHECK, Material.site(ALL)));
      case COMPILE -> Stream.of(plain("compile", workload, 1, Act.CHECK, "compile"));
      case DELAY -> Stream.of(delayed(ALL));
    };
  }

  private static int size(int hosts) {
    return hosts < MANY_HOSTS ? ALL : FEW;
  }

  private static Task site(String id, Workload workload, int hosts, int size, Before before) {
    int changed = before == Before.DONE ? 0 : size;
    Expected expected = new Expected(changed, Material.files(size));
    return new Task(id, workload, hosts, Act.APPLY, Material.site(size), before, false, expected);
  }

  private static Task delayed(int size) {
    Expected expected = new Expected(0, Material.files(size));
    return new Task(
        "delay", Workload.DELAY, 1, Act.APPLY, Material.site(size), Before.DONE, true, expected);
  }

  private static Task preview(int size) {
    Expected expected = new Expected(size, 0);
    return new Task(
        "W6", Workload.W6, 1, Act.PREVIEW, Material.site(size), Before.FRESH, false, expected);
  }

  private static Task commands(int hosts) {
    Expected expected = new Expected(ALL, 0);
    return new Task("W3", Workload.W3, hosts, Act.APPLY, "commands", Before.ANY, false, expected);
  }

  private static Task file(String id, Before before, int changed) {
    return new Task(
        id, Workload.W5, 1, Act.APPLY, "large", before, false, new Expected(changed, 1));
  }

  private static Task plain(String id, Workload workload, int hosts, Act act, String playbook) {
    return new Task(id, workload, hosts, act, playbook, Before.ANY, false, Expected.NOTHING);
  }

  /** The hosts 0 .. n-1 as addresses of the loopback. */
  static List<String> addresses(int hosts) {
    return IntStream.range(0, hosts).mapToObj(host -> "127.0.0." + (host + 2)).toList();
  }
}
