package dev.slipway.modules.support;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.ActorProbe;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileStatus;
import dev.slipway.module.TaskFailedException;

/**
 * Links that somebody could have put in the way to lead a task elsewhere, see {@link
 * dev.slipway.host.LinkWay}. They are followed neither to write nor to read.
 */
public final class LinkTrap {
  private static final int EVERYBODY_WRITES = 0002;

  private LinkTrap() {}

  /**
   * Makes sure that no such link leads to what is at a path.
   *
   * @param answer about the path; that of a directory with links followed
   * @throws TaskFailedException when one does
   */
  public static void check(String path, FileAnswer answer) {
    boolean trapped =
        answer.present().flatMap(FileAnswer.Present::status).map(FileStatus::trapped).orElse(false);
    if (trapped) {
      throw new TaskFailedException(
          "A link on the way to \"%s\" lies in a directory where everybody may write, and neither"
                  .formatted(path)
              + " root nor the acting user made it; it is not followed. Remove the link, or name"
              + " the place that it leads to.");
    }
  }

  /**
   * Makes sure that a link may be followed, wherever it leads.
   *
   * @param directory where the link is
   * @throws TaskFailedException when it must not
   */
  static void checkLink(String path, FileAnswer.Present link, FileAnswer directory, HostReader host)
      throws HostException {
    boolean shared =
        directory.present().filter(parent -> (parent.mode() & EVERYBODY_WRITES) != 0).isPresent();
    if (shared && link.uid() != 0 && link.uid() != host.ask(new ActorProbe()).uid()) {
      throw new TaskFailedException(
          "\"%s\" is a link of \"%s\" in a directory where everybody may write; it is not followed."
                  .formatted(path, link.owner())
              + " Remove the link, or name the file that it leads to.");
    }
  }
}
