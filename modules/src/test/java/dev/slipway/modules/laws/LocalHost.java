package dev.slipway.modules.laws;

import dev.slipway.connection.LocalConnector;
import dev.slipway.host.Become;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostException;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** This machine, as root or as a user without rights. */
final class LocalHost implements AutoCloseable {
  /** As after a login: the folder for temporary files is not the one of whoever runs the tests. */
  private static final String NOBODY =
      "#!/bin/sh\n"
          + "unset TMPDIR\n"
          + "exec setpriv --reuid=65534 --regid=65534 --clear-groups /bin/sh \"$@\"\n";

  private final HostConnection root;
  private final HostConnection nobody;

  /**
   * @param directory for what the test itself needs
   */
  LocalHost(Path directory) {
    try {
      Path shell = directory.resolve("sh-as-nobody");
      Files.writeString(shell, NOBODY);
      Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rwxr-xr-x"));
      root = new LocalConnector().connect(Target.local("here"));
      nobody = new LocalConnector(shell).connect(Target.local("nobody"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (HostException e) {
      throw new IllegalStateException(e);
    }
  }

  LocalSession session() throws HostException {
    return new LocalSession(root);
  }

  /** A session of a user that owns nothing. */
  LocalSession sessionOfNobody() throws HostException {
    return new LocalSession(nobody);
  }

  /** Runs lines of a test as root. */
  ScriptResult run(String lines) throws HostException {
    return root.shell(new Become.Login()).exchange(List.of(Script.of(lines))).getFirst();
  }

  @Override
  public void close() {
    root.close();
    nobody.close();
  }
}
