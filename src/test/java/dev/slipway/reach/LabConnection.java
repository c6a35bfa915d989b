package dev.slipway.reach;

import dev.slipway.host.Become;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostException;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Secret;
import dev.slipway.host.Target;
import dev.slipway.lab.LabHost;
import dev.slipway.lab.LabUser;
import dev.slipway.ssh.SshConnector;
import dev.slipway.ssh.SshSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ways into a host of the lab. */
final class LabConnection {
  private LabConnection() {}

  static HostConnection byKey(LabHost host, LabUser user) throws HostException {
    return connector(host).connect(target(host, user, Optional.empty(), true));
  }

  static HostConnection byPassword(LabHost host, LabUser user, String password)
      throws HostException {
    return connector(host).connect(target(host, user, Optional.of(new Secret(password)), false));
  }

  private static SshConnector connector(LabHost host) {
    return new SshConnector(SshSettings.of(host.directory()));
  }

  private static Target target(
      LabHost host, LabUser user, Optional<Secret> password, boolean byKey) {
    return new Target(
        host.name(),
        host.address(),
        Optional.of(host.port()),
        Optional.of(user.login()),
        password,
        byKey ? Optional.of(host.identity()) : Optional.empty(),
        Optional.empty(),
        // The lab's key lies under a usual name, and a password is to be tried alone.
        byKey ? List.of() : List.of("PubkeyAuthentication=no"),
        Duration.ofSeconds(30));
  }

  static Become sudo(String user) {
    return new Become.Sudo(user, Optional.empty(), List.of("-H"));
  }

  static Become sudo(String user, String password) {
    return new Become.Sudo(user, Optional.of(new Secret(password)), List.of("-H"));
  }

  static ScriptResult run(HostConnection connection, Become become, String text)
      throws HostException {
    return connection.shell(become).exchange(List.of(Script.of(text))).getFirst();
  }

  /** What a script prints, without the last newline. */
  static String say(HostConnection connection, Become become, String text) throws HostException {
    return run(connection, become, text).stdoutText().stripTrailing();
  }
}
