package dev.slipway.modules.containers;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.probe.OneQuestion;
import java.util.Optional;

/** Which containerd is installed on the host? */
record ContainerdProbe() implements Probe<Optional<ContainerdVersion>> {
  private static final ProbeKind<ContainerdProbe, Optional<ContainerdVersion>> KIND =
      new OneQuestion<>(
          "containerd",
          "part version; containerd --version 2>/dev/null\n:\n",
          output -> ContainerdVersion.parse(output.text("version")));

  @Override
  public ProbeKind<ContainerdProbe, Optional<ContainerdVersion>> kind() {
    return KIND;
  }

  @Override
  public boolean isAbsent(Optional<ContainerdVersion> answer) {
    return answer.isEmpty();
  }
}
