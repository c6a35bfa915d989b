package dev.slipway.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where contestants work: a folder, hosts, playbooks. Every run is checked; everything is gone
 * after {@link #close}.
 */
final class Arena implements AutoCloseable {
  private static final Duration ROUND_TRIP = Duration.ofMillis(100);
  private static final long LIMIT_MINUTES = 30;
  private static final int SETTLING = 4;
  private static final String FAR_HOST = "127.0.0.1";

  private final Path project;
  private final Path folder;
  private final Material material;
  private final LoopbackHosts hosts;
  private final DelayingProxy proxy;
  private final Residents residents;
  private final Set<String> done = new HashSet<>();
  private int runs;

  private Arena(
      Path project, Path folder, Material material, LoopbackHosts hosts, DelayingProxy proxy) {
    this.project = project;
    this.folder = folder;
    this.material = material;
    this.hosts = hosts;
    this.proxy = proxy;
    this.residents = new Residents(folder.resolve("resident"));
  }

  /** A run that did not do what it was asked to. */
  static final class FailedRunException extends Exception {
    private static final long serialVersionUID = 1L;

    FailedRunException(String message) {
      super(message);
    }
  }

  /**
   * @param project the folder of the launcher
   */
  static Arena open(Path project, List<Contestant> contestants, List<Task> tasks)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("slipway-bench");
    try {
      Path keys = Files.createDirectory(folder.resolve("sshd"));
      int most = tasks.stream().mapToInt(Task::hosts).max().orElse(1);
      LoopbackHosts hosts = LoopbackHosts.start(keys, most);
      Material material = new Material(Files.createDirectory(folder.resolve("playbooks")));
      DelayingProxy proxy =
          new DelayingProxy(Tasks.addresses(1).getFirst(), hosts.port(), ROUND_TRIP);
      Arena arena = new Arena(project, folder, material, hosts, proxy);
      arena.write(contestants, tasks);
      return arena;
    } catch (IOException e) {
      Folders.delete(folder);
      throw e;
    }
  }

  private void write(List<Contestant> contestants, List<Task> tasks) throws IOException {
    if (tasks.stream().anyMatch(task -> task.playbook().equals("large"))) {
      material.writeLargeFile();
    }
    Path home = home();
    Files.createDirectories(home.resolve(".ssh"));
    Files.createDirectories(home.resolve("remote"));
    Files.createDirectories(residents.folder());
    StringBuilder known = new StringBuilder();
    for (String address : Tasks.addresses(tasks.stream().mapToInt(Task::hosts).max().orElse(1))) {
      known.append(hosts.knownHost(address, hosts.port()));
    }
    known.append(hosts.knownHost(FAR_HOST, proxy.port()));
    Files.writeString(home.resolve(".ssh/known_hosts"), known);
    List<Task> all = Stream.concat(tasks.stream(), Stream.of(Tasks.empty())).toList();
    for (Contestant contestant : contestants) {
      material.write(contestant, all);
      for (Task task : all) {
        Files.writeString(inventory(contestant, task), inventoryText(contestant, task));
      }
    }
  }

  private Path home() {
    return folder.resolve("home");
  }

  private Path inventory(Contestant contestant, Task task) {
    String name = task.delayed() ? "far.ini" : "hosts-" + task.hosts() + ".ini";
    return material.folder(contestant).resolve(name);
  }

  private String inventoryText(Contestant contestant, Task task) {
    return String.join("\n", names(task))
        + "\n\n[all:vars]\nansible_port="
        + (task.delayed() ? proxy.port() : hosts.port())
        + "\nansible_user="
        + System.getProperty("user.name")
        + "\nansible_ssh_private_key_file="
        + hosts.clientKey()
        + "\nansible_python_interpreter=/usr/bin/python3\nroot="
        + root(contestant)
        + "\n";
  }

  private static List<String> names(Task task) {
    return task.delayed() ? List.of(FAR_HOST) : Tasks.addresses(task.hosts());
  }

  private Path root(Contestant contestant) {
    return folder.resolve("files").resolve(contestant.word());
  }

  /** Makes the state before, runs, measures and checks. */
  Measurement measure(Contestant contestant, Task task)
      throws IOException, InterruptedException, FailedRunException {
    String state = contestant.word() + " " + task.playbook() + " " + names(task);
    switch (task.before()) {
      case ANY -> {}
      case FRESH -> clear(contestant, task);
      case DONE -> {
        if (!done.contains(state)) {
          clear(contestant, task);
          execute(contestant, task);
        }
      }
    }
    done.removeIf(other -> other.startsWith(contestant.word() + " "));
    Path output = folder.resolve("output");
    Measurement measurement = run(contestant, task, output);
    check(contestant, task, Files.readString(output));
    if (task.before() != Task.Before.ANY && task.act() == Task.Act.APPLY) {
      done.add(state);
    }
    return measurement;
  }

  /**
   * What is there is put aside until the end: where many files were just deleted, ext4 looks long
   * for the inode of a new one (recently_deleted in Linux's fs/ext4/ialloc.c), and whoever has had
   * the most runs would pay for it.
   */
  private void clear(Contestant contestant, Task task) throws IOException {
    Files.createDirectories(root(contestant));
    Path past = Files.createTempDirectory(folder, "past");
    for (String host : names(task)) {
      Path files = root(contestant).resolve(host);
      if (Files.exists(files)) {
        Files.move(files, past.resolve(host));
      }
      if (task.workload() != Workload.W5) {
        Files.createDirectory(root(contestant).resolve(host));
      }
    }
  }

  /** A run that is not measured. */
  void execute(Contestant contestant, Task task)
      throws IOException, InterruptedException, FailedRunException {
    Path output = folder.resolve("output");
    run(contestant, task, output);
  }

  /** Has processes there that stay, as warm as a few small runs make them. */
  void settle(Contestant contestant, Task small)
      throws IOException, InterruptedException, FailedRunException {
    // Not counted, as the count ends what stays.
    for (int time = 0; time < SETTLING; time++) {
      start(contestant, small, residents.folder(), folder.resolve("output")).waitFor();
      residents.awaitReady();
    }
  }

  private Process start(Contestant contestant, Task task, Path run, Path output)
      throws IOException {
    CommandLine command = CommandLine.of(contestant, task, places(contestant, task, run));
    ProcessBuilder builder =
        new ProcessBuilder(command.words())
            .directory(material.folder(contestant).toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    return builder.start();
  }

  private Measurement run(Contestant contestant, Task task, Path output)
      throws IOException, InterruptedException, FailedRunException {
    boolean stays = contestant == Contestant.SLIPWAY_RESIDENT;
    Path run = stays ? residents.folder() : Files.createDirectory(folder.resolve("r" + ++runs));
    double residentCpu = residents.cpuSeconds();
    double hostCpu = hosts.cpuSeconds();
    double controlCpu = Processes.cpuSecondsOfEndedChildren();
    try (Census census = new Census("SLIPWAY_BENCH_RUN=" + run, run.toString())) {
      long start = System.nanoTime();
      Process process = start(contestant, task, run, output);
      boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
      double seconds = (System.nanoTime() - start) / 1e9;
      double rest = census.endRest();
      hosts.awaitQuiet();
      if (!ended || process.exitValue() != 0) {
        throw failed(
            contestant + " " + task.key(),
            ended ? "exit " + process.exitValue() : "no end",
            output);
      }
      return new Measurement(
          seconds,
          Processes.cpuSecondsOfEndedChildren()
              - controlCpu
              + rest
              + (residents.cpuSeconds() - residentCpu),
          hosts.cpuSeconds() - hostCpu,
          census.peakKib() + (stays ? residents.memoryKib() : 0));
    }
  }

  private CommandLine.Places places(Contestant contestant, Task task, Path run) {
    String ssh =
        "-F none -o IdentitiesOnly=yes -o UserKnownHostsFile=" + home().resolve(".ssh/known_hosts");
    return new CommandLine.Places(project, home(), inventory(contestant, task), run, ssh);
  }

  private static FailedRunException failed(String what, String why, Path output)
      throws IOException {
    List<String> lines = Files.readAllLines(output);
    List<String> last = lines.subList(Math.max(0, lines.size() - 30), lines.size());
    return new FailedRunException(what + ": " + why + "\n" + String.join("\n", last));
  }

  private void check(Contestant contestant, Task task, String output)
      throws IOException, FailedRunException {
    boolean reports = task.act() == Task.Act.APPLY || task.act() == Task.Act.PREVIEW;
    if (reports && !task.playbook().equals("empty")) {
      Reported reported =
          contestant.isAnsible() ? Reported.ansible(output) : Reported.slipway(output);
      List<String> complaints = reported.complaints(task, names(task));
      if (!complaints.isEmpty()) {
        throw new FailedRunException(contestant + " " + task.key() + ": " + complaints);
      }
    }
    if (task.act() == Task.Act.PING && !names(task).stream().allMatch(output::contains)) {
      throw new FailedRunException(contestant + " did not reach every host: " + output);
    }
    if (task.before() != Task.Before.ANY) {
      checkFiles(contestant, task);
    }
  }

  private void checkFiles(Contestant contestant, Task task) throws IOException, FailedRunException {
    for (String host : names(task)) {
      Path root = root(contestant).resolve(host);
      long files = 0;
      if (Files.exists(root)) {
        try (Stream<Path> all = Files.walk(root)) {
          files = all.filter(Files::isRegularFile).count();
        }
      }
      if (files != task.expected().files()) {
        throw new FailedRunException(
            contestant + " left " + files + " files on " + host + ", not " + task.expected());
      }
    }
  }

  @Override
  public void close() throws IOException {
    residents.end();
    hosts.close();
    proxy.close();
    Folders.delete(folder);
  }
}
