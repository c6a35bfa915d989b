package dev.slipway.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A host that may be changed. Only a run gives one out, and only to a module's {@code apply}. */
public interface HostSession extends HostReader {

  /** Runs a command and returns what it did, whatever its exit status. */
  ScriptResult run(ShellCommand command) throws HostException;

  /**
   * Runs a command that must succeed.
   *
   * @throws CommandFailedException when it ends with another status than 0
   */
  default ScriptResult require(ShellCommand command) throws HostException {
    ScriptResult result = run(command);
    if (result.exit() != 0) {
      throw new CommandFailedException(command.display(), result);
    }
    return result;
  }

  /**
   * Puts a file in place as one step: written beside its target, synced, given its owner and mode,
   * then renamed. A kill at any point leaves the file before or the file after.
   *
   * @return where the file before was kept, when a backup was asked for and there was a file
   * @throws CommandFailedException when the host refuses, or when the validation does
   */
  Optional<String> write(FileWrite write) throws HostException;

  /**
   * Puts files in place, each as {@link #write} does; where the connection allows it, many travel
   * together. When one is refused, those behind it may be in place all the same.
   *
   * @return for each of them where the file before was kept
   */
  default List<Optional<String>> writeAll(List<FileWrite> writes) throws HostException {
    List<Optional<String>> kept = new ArrayList<>();
    for (FileWrite write : writes) {
      kept.add(write(write));
    }
    return kept;
  }

  /**
   * Closes the connection and makes another one, which carries out commands. A host that cannot be
   * reached is tried again and again; one that is not the host it was, or that no setting reaches,
   * is not.
   *
   * @param delay to wait before the first try
   * @param patience how long to try
   * @throws UnreachableException when the host does not answer within that time
   */
  void reconnect(Duration delay, Duration patience) throws HostException;
}
