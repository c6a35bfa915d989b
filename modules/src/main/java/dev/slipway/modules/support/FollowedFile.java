package dev.slipway.modules.support;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import java.util.Optional;

/**
 * What a link leads to. Its own path is asked about, too: a dry run knows what earlier tasks make
 * of the file there, whatever name they call it by.
 */
public final class FollowedFile {
  private FollowedFile() {}

  /** What is at the probe's path when links are followed. */
  public static FileAnswer ask(HostReader host, FileProbe probe) throws HostException {
    FileAnswer answer = host.ask(probe.following());
    Optional<String> path = answer.present().flatMap(FileAnswer.Present::realPath);
    if (path.isEmpty()) {
      return answer;
    }
    return at(path.get(), host.ask(new FileProbe(path.get(), probe.detail(), false)));
  }

  /** An answer about the end of a link, as an answer about the link that was followed. */
  static FileAnswer at(String path, FileAnswer answer) {
    return answer instanceof FileAnswer.Present present
        ? present.withRealPath(Optional.of(path))
        : answer;
  }
}
