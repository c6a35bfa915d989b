package dev.slipway.modules.kubernetes;

import java.util.List;

/** Labels and taints with a meaning of their own. */
final class Labels {
  /** By release: the first from 1.20 on, the second until 1.24. */
  static final List<String> CONTROL_PLANE =
      List.of("node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master");

  private Labels() {}
}
