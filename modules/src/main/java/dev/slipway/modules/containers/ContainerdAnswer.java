package dev.slipway.modules.containers;

/** What is known about the containerd of a host. */
sealed interface ContainerdAnswer {

  /** It is not installed. */
  record Absent() implements ContainerdAnswer {}

  /**
   * It is installed.
   *
   * @param version of the program
   * @param running whether the service runs
   * @param outdated whether its configuration was altered after it was started
   */
  record Present(ContainerdVersion version, boolean running, boolean outdated)
      implements ContainerdAnswer {}
}
