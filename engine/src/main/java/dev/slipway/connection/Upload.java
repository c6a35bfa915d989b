package dev.slipway.connection;

import dev.slipway.host.CommandFailedException;
import dev.slipway.host.Content;
import dev.slipway.host.HostConnection.Progress;
import dev.slipway.host.HostException;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;

/** Sends a file through a resident shell, for where there is no better way. */
public final class Upload {
  private Upload() {}

  /**
   * Streams content into a new file that only the shell's user can read.
   *
   * @throws CommandFailedException when the host refuses
   */
  public static void through(ResidentShell shell, Content content, String path, Progress progress)
      throws HostException {
    // -C: a file that is there already, or a link, is somebody else's.
    String file = Shell.quote(path);
    // A connection that ends looks to a script like the end of its input.
    String script =
        "umask 077; set -C; cat > %s && [ \"$(stat -c %%s -- %s)\" = %d ]"
            .formatted(file, file, content.size());
    ScriptResult result = shell.send(script, content, progress);
    if (result.exit() != 0) {
      throw new CommandFailedException("cat > " + file, result);
    }
  }
}
