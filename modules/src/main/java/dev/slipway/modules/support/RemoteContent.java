package dev.slipway.modules.support;

import dev.slipway.host.Content;
import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import java.io.InputStream;
import java.util.Optional;

/**
 * Content that is on the host already and is copied there, without travelling.
 *
 * @param path of the file that holds it
 */
public record RemoteContent(String path, long size, String sha256) implements Content {
  /**
   * Arguments: source, target, owner and group, mode, validation with "$1" for the candidate, and
   * whether the file before is kept. Prints where it is kept.
   */
  private static final String PUT =
      PlacedFile.FUNCTIONS
          + """
          set -e
          source=$1 here=$PWD
          begin "$2"
          cat -- "$source" >&3
          attribute "$3" "$4"
          if [ -n "$5" ]; then
          (cd -- "$here" && exec sh -c "$5" sh "${2%/*}/${new#./}") </dev/null >&2 3>&-
          fi
          if [ -n "$6" ]; then keep; fi
          finish\
          """;

  @Override
  public InputStream open() {
    throw new IllegalStateException("content of a host stays on the host: " + path);
  }

  /**
   * Puts a copy in place in one step.
   *
   * @return where the file before was kept
   */
  Optional<String> put(
      String target,
      FileAnswer.Present after,
      Optional<String> validate,
      boolean backup,
      HostSession host)
      throws HostException {
    ShellCommand command =
        ShellCommand.of(
            "sh",
            "-c",
            PUT,
            "sh",
            path,
            target,
            after.owner() + ":" + after.group(),
            Mode.text(after.mode()),
            validate.map(check -> check.replace("%s", "\"$1\"")).orElse(""),
            backup ? "backup" : "");
    String said = host.require(command).stdoutText();
    return backup ? Optional.of(said.substring(0, said.lastIndexOf('\n'))) : Optional.empty();
  }
}
