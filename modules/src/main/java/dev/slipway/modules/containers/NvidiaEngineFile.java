package dev.slipway.modules.containers;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.module.Diff;
import dev.slipway.modules.support.TextEdit;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.daemons.DaemonAnswer;

/** The configuration of a container runtime, and what makes it know the runtime of NVIDIA. */
record NvidiaEngineFile(
    TextEditing.Target target, TextEditing.Observed file, TextEdit edit, DaemonAnswer daemon) {

  /**
   * @throws dev.slipway.module.TaskFailedException when the runtime is not there, or cannot do what
   *     is declared
   */
  static NvidiaEngineFile observe(NvidiaSettings desired, HostReader host) throws HostException {
    return switch (desired.engine()) {
      case CONTAINERD -> NvidiaContainerd.observe(desired, host);
      case DOCKER -> NvidiaDocker.observe(desired, host);
      case CRIO -> NvidiaCrio.observe(desired, host);
    };
  }

  Diff diff() {
    return TextEditing.diff(target, file, edit);
  }
}
