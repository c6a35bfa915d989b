package dev.slipway.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One host: Debian with systemd, sshd, sudo and its own kernel namespaces; no Python. */
public final class LabHost implements SshHost {
  private final String name;
  private final String address;
  private final int number;
  private final String lab;
  private final Path directory;
  private boolean used;

  private LabHost(String name, String address, int number, String lab, Path directory) {
    this.name = name;
    this.address = address;
    this.number = number;
    this.lab = lab;
    this.directory = directory;
  }

  /** A line of the lab's {@code hosts.txt}: name, address, machine name. */
  static LabHost parse(String line, int number, String lab, Path directory) {
    String[] words = line.split(" ", -1);
    return new LabHost(words[0], words[1], number, lab, directory);
  }

  @Override
  public String name() {
    return name;
  }

  /** Reached from this machine and from the other hosts. */
  @Override
  public String address() {
    return address;
  }

  @Override
  public int port() {
    return 22;
  }

  @Override
  public Path directory() {
    return directory;
  }

  /**
   * Cuts the power, throws away every change since the host was made, and boots: about 2 s. Name,
   * address, host keys and machine id stay.
   */
  public void reset() {
    resetAll(List.of(this));
  }

  static void resetAll(List<LabHost> hosts) {
    runForAll("reset", hosts);
    hosts.forEach(host -> host.used = false);
  }

  @Override
  public void reboot() {
    runForAll("reboot", List.of(this));
  }

  private static void runForAll(String command, List<LabHost> hosts) {
    List<String> arguments = new ArrayList<>();
    arguments.add(command);
    hosts.forEach(host -> arguments.add(host.name));
    LabScript.run(hosts.getFirst().lab, arguments.toArray(String[]::new));
  }

  /**
   * The host's tree of files as a folder of this machine, {@code /run} and {@code /tmp} included,
   * until the host boots again. An absolute symbolic link in it points into this machine's tree.
   */
  public Path root() {
    return Path.of(LabScript.run(lab, "root", name));
  }

  /**
   * Every file of the host as it is now, but for what changes by itself. Two equal snapshots prove
   * that what was done between them changed nothing.
   *
   * @param alsoVolatile absolute paths that shall not count either, with all below them
   */
  public FileSnapshot snapshotFiles(String... alsoVolatile) {
    FileLayers layers =
        new FileLayers(
            root(), directory.resolve("base"), directory.resolve("hosts/" + name + "/upper"));
    return FileSnapshot.of(layers, Set.of(alsoVolatile));
  }

  int number() {
    return number;
  }

  boolean isUsed() {
    return used;
  }

  void markUsed() {
    used = true;
  }

  @Override
  public String toString() {
    return name + " (" + address + ")";
  }
}
