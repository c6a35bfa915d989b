package dev.slipway.modules.kubernetes;

import dev.slipway.host.ShellCommand;

/**
 * How objects are applied.
 *
 * @param kubeconfig on the host
 * @param manager in whose name fields are managed
 * @param force whether fields of another manager are taken over
 * @param replace whether an object is deleted and made anew where a field cannot be changed
 * @param patience for how many seconds workloads are awaited; 0: they are not
 */
record ApplyOptions(
    String kubeconfig, String manager, boolean force, boolean replace, long patience) {

  /** In whose name Slipway itself manages fields. */
  static final String MANAGER = "slipway";

  /** {@code kubectl} with these words. */
  ShellCommand kubectl(String... words) {
    return ShellCommand.of("kubectl", "--kubeconfig", kubeconfig).with(words);
  }

  /** What is there of an object, and what would applying make of it? */
  ObjectProbe probe(ClusterObject object, boolean apply) {
    return new ObjectProbe(kubeconfig, object, manager, force, apply);
  }
}
