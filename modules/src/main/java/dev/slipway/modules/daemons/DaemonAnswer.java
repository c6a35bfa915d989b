package dev.slipway.modules.daemons;

/**
 * How a service stands to its configuration.
 *
 * @param running whether it runs
 * @param outdated whether a file of its configuration was altered after it was started
 * @param command the line that starts it, as its unit has it; empty when there is no such unit
 */
public record DaemonAnswer(boolean running, boolean outdated, String command) {

  DaemonAnswer withOutdated(boolean other) {
    return new DaemonAnswer(running, other, command);
  }
}
