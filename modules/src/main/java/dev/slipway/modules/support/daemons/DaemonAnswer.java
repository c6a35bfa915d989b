package dev.slipway.modules.support.daemons;

import dev.slipway.module.TaskFailedException;

/**
 * How a service stands to its configuration.
 *
 * @param running whether it runs
 * @param outdated whether a file of its configuration was altered after it was started
 * @param command the line that starts it, as its unit has it; empty when there is no such unit
 */
public record DaemonAnswer(boolean running, boolean outdated, String command) {

  /**
   * Makes sure that there is such a service.
   *
   * @param program as people call it
   * @throws TaskFailedException when there is none
   */
  public void mustBeInstalled(String program) {
    if (command.isEmpty()) {
      throw new TaskFailedException(
          program
              + " is not installed on this host. Install it before this task, with the module"
              + " package.");
    }
  }

  DaemonAnswer withOutdated(boolean other) {
    return new DaemonAnswer(running, other, command);
  }
}
