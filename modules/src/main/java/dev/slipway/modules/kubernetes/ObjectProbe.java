package dev.slipway.modules.kubernetes;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is an object in its cluster, and what would applying make of it? The object goes to kubectl
 * through a pipe of the shell, in no process list.
 *
 * @param kubeconfig on the host
 * @param apply whether to ask what applying would make of it
 */
record ObjectProbe(
    String kubeconfig, ClusterObject object, String manager, boolean force, boolean apply)
    implements Probe<ObjectProbe.Answer> {

  /**
   * What the cluster says.
   *
   * @param live the object as it is; empty when there is none
   * @param applied as it would be; empty when it was not asked for, or refused
   * @param refusal why applying is refused; empty when it is not
   */
  record Answer(
      Optional<Map<String, Object>> live, Optional<Map<String, Object>> applied, String refusal) {}

  @Override
  public ProbeKind<ObjectProbe, Answer> kind() {
    return new ObjectProbeKind(kubeconfig, manager, force, apply);
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return answer.live().isEmpty();
  }

  /** How this object is applied. */
  static List<String> options(String manager, boolean force) {
    return force
        ? List.of("--server-side", "--field-manager=" + manager, "--force-conflicts")
        : List.of("--server-side", "--field-manager=" + manager);
  }
}
