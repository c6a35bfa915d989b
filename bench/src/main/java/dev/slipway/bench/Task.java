package dev.slipway.bench;

/**
 * One measured piece of work.
 *
 * @param id such as {@code W5-second}, the same for all numbers of hosts
 * @param playbook the name of its playbook, without folder and ending
 * @param before what has to be there before the clock starts
 * @param delayed whether it goes through the delaying proxy
 * @param expected what each host has to report; it is checked
 */
record Task(
    String id,
    Workload workload,
    int hosts,
    Act act,
    String playbook,
    Before before,
    boolean delayed,
    Expected expected) {

  /** What is asked of a contestant. */
  enum Act {
    APPLY,
    PREVIEW,
    PING,
    CHECK,
    VERSION
  }

  /** The state of the hosts before a run. */
  enum Before {
    ANY,
    /** Nothing of an earlier run is left. */
    FRESH,
    /** An earlier run brought everything there. */
    DONE
  }

  /**
   * @param changed tasks that changed something, on each host
   * @param files that are there afterwards, for each host
   */
  record Expected(int changed, int files) {
    static final Expected NOTHING = new Expected(0, 0);
  }

  /** Names it together with the number of hosts. */
  String key() {
    return id + "/" + hosts;
  }

  Task with(Before other) {
    return new Task(id, workload, hosts, act, playbook, other, delayed, expected);
  }
}
