package dev.slipway.modules.containers;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.GroupAnswer;
import dev.slipway.host.probe.GroupProbe;
import dev.slipway.host.probe.UnitAnswer;
import dev.slipway.host.probe.UnitProbe;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.ToolProbe;
import dev.slipway.modules.support.daemons.DaemonAnswer;
import java.util.Optional;

/**
 * What is there of cri-dockerd.
 *
 * @param socketFile the drop-in of the socket, when one is declared
 */
record CriDockerdObserved(
    TextEditing.Observed serviceFile,
    Optional<TextEditing.Observed> socketFile,
    DaemonAnswer daemon,
    UnitAnswer.Present service,
    UnitAnswer.Present socket) {

  /**
   * @throws TaskFailedException when something is missing without which it cannot run
   */
  static CriDockerdObserved observe(CriDockerdSettings desired, HostReader host)
      throws HostException {
    UnitAnswer.Present service = unit(host, CriDockerdSettings.SERVICE);
    UnitAnswer.Present socket = unit(host, CriDockerdSettings.SOCKET);
    ToolProbe.require(host, desired.program(), "cri-dockerd");
    if (host.ask(new GroupProbe("docker")) instanceof GroupAnswer.Absent) {
      throw new TaskFailedException(
          "The host has no group \"docker\", and the socket of cri-dockerd belongs to it. Install"
              + " Docker first, or make the group with the module group.");
    }
    Optional<TextEditing.Observed> socketFile =
        desired.socket().isPresent()
            ? Optional.of(TextEditing.observe(desired.socketFile(), host))
            : Optional.empty();
    return new CriDockerdObserved(
        TextEditing.observe(desired.serviceFile(), host),
        socketFile,
        host.ask(desired.restart().probe()),
        service,
        socket);
  }

  private static UnitAnswer.Present unit(HostReader host, String name) throws HostException {
    return switch (host.ask(new UnitProbe(name))) {
      case UnitAnswer.Present unit when unit.isMasked() ->
          throw new TaskFailedException(
              "The unit \"%s\" is masked, so it cannot be started. Unmask it with the module systemd."
                  .formatted(name));
      case UnitAnswer.Present unit -> unit;
      case UnitAnswer.NoSystemd(String reason) -> throw new TaskFailedException(reason);
      case UnitAnswer.Missing _ ->
          throw new TaskFailedException(
              ("There is no unit \"%s\" on this host. Install the package of cri-dockerd, or copy"
                      + " its units, before this task.")
                  .formatted(name));
    };
  }
}
