package dev.slipway.modules.support;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.host.probe.TreeProbe;
import dev.slipway.module.TaskFailedException;

/** A file of the host whose content a task works with. */
public final class HostFile {
  private HostFile() {}

  /**
   * Makes sure that the acting user can read a file. Where it is planned to come only, what depends
   * on its content is known after apply.
   *
   * @param what it is, such as {@code archive}
   * @throws TaskFailedException when it is not there, is no file, or may not be read
   */
  public static void mustBeThere(String what, String path, HostReader host) throws HostException {
    FileAnswer answer = host.ask(FileProbe.metadata(path).following());
    if (answer instanceof FileAnswer.Denied(String reason)) {
      throw new TaskFailedException(reason + ".");
    }
    if (!answer.is(FileType.REGULAR)) {
      throw new TaskFailedException(
          "The %s \"%s\" %s."
              .formatted(
                  what,
                  path,
                  answer
                      .present()
                      .map(file -> "is a " + file.type().label() + ", not a file")
                      .orElse("does not exist on the host")));
    }
    LinkTrap.check(path, answer);
    mustBeReadable(path, answer.present().orElseThrow(), host);
  }

  /** Makes sure that the acting user can look into a file. */
  public static void mustBeReadable(String path, FileAnswer.Present file, HostReader host)
      throws HostException {
    if (file.status().isEmpty()) {
      // It is to be made, so that nobody can look into it yet: as with what lies beside it.
      host.ask(new TreeProbe(Paths.directory(path)));
    } else if (!file.status().get().readable()) {
      throw new TaskFailedException("The acting user may not read \"%s\".".formatted(path));
    }
  }
}
