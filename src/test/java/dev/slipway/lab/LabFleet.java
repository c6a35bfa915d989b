package dev.slipway.lab;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** The hosts that a test class has to itself, in the order of their numbers. */
public final class LabFleet implements Iterable<LabHost>, AutoCloseable {
  private final List<LabHost> hosts;
  private final Consumer<List<LabHost>> giveBack;

  LabFleet(List<LabHost> hosts, Consumer<List<LabHost>> giveBack) {
    this.hosts = hosts;
    this.giveBack = giveBack;
  }

  /** As many as the class asked for. */
  public List<LabHost> hosts() {
    return hosts;
  }

  /**
   * One of the hosts.
   *
   * @param index from 0
   */
  public LabHost host(int index) {
    return hosts.get(index);
  }

  /** One key for all: see {@link SshHost#identity()}. */
  public Path identity() {
    return hosts.getFirst().identity();
  }

  /** One file for all: see {@link SshHost#knownHosts()}. */
  public Path knownHosts() {
    return hosts.getFirst().knownHosts();
  }

  /** {@link LabHost#reset()} for all at the same time. */
  public void reset() {
    LabHost.resetAll(hosts);
  }

  /**
   * A YAML inventory of these hosts alone.
   *
   * @param user who Slipway logs in as
   */
  public String inventory(LabUser user) {
    StringBuilder text =
        new StringBuilder(
            """
            all:
              vars:
                ansible_user: %s
                ansible_ssh_private_key_file: %s
                ansible_ssh_common_args: -o UserKnownHostsFile=%s
              hosts:
            """
                .formatted(user.login(), identity(), knownHosts()));
    for (LabHost host : hosts) {
      text.append("    %s:%n      ansible_host: %s%n".formatted(host.name(), host.address()));
    }
    return text.toString();
  }

  @Override
  public Iterator<LabHost> iterator() {
    return hosts.iterator();
  }

  /** Gives the hosts back; called when the class has ended. */
  @Override
  public void close() {
    giveBack.accept(hosts);
  }
}
