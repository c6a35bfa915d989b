package dev.slipway.modules.files;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.Download;
import dev.slipway.modules.support.DownloadProbe;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.Paths;
import java.util.Optional;

/**
 * What the module {@code get_url} looks at.
 *
 * @param wanted the digest of what is downloaded; empty when nothing tells it
 * @param there the digest of the file; empty when there is none that may be read
 */
record GetUrlObserved(FilePlace place, Optional<String> wanted, Optional<String> there) {

  static GetUrlObserved observe(GetUrlDesired desired, HostReader host) throws HostException {
    FilePlace place = place(desired, host);
    Optional<String> there =
        place.answer().is(FileType.REGULAR) ? there(desired, place, host) : Optional.empty();
    return new GetUrlObserved(place, wanted(desired, place, host), there);
  }

  private static FilePlace place(GetUrlDesired desired, HostReader host) throws HostException {
    String inside = Paths.join(desired.destination(), desired.name());
    if (desired.into()) {
      return FilePlace.observe(host, question(desired, inside));
    }
    FilePlace place = FilePlace.observe(host, question(desired, desired.destination()));
    if (!place.followed().is(FileType.DIRECTORY)) {
      return place;
    }
    if (desired.name().isEmpty()) {
      throw new TaskFailedException(
          "\"%s\" is a directory, and the URL ends without a name for the file. Add the name to dest."
              .formatted(place.path()));
    }
    return FilePlace.observe(host, question(desired, inside));
  }

  private static FilePlace.Question question(GetUrlDesired desired, String path) {
    return FilePlace.Question.of(
        path, FileProbe.Detail.DIGEST, FilePlace.Links.LOOK, desired.ownership());
  }

  private static Optional<String> there(GetUrlDesired desired, FilePlace place, HostReader host)
      throws HostException {
    return desired.algorithm() == ChecksumProbe.Algorithm.SHA256
        ? place.answer().present().flatMap(FileAnswer.Present::sha256)
        : host.ask(new ChecksumProbe(place.path(), desired.algorithm()));
  }

  private static Optional<String> wanted(GetUrlDesired desired, FilePlace place, HostReader host)
      throws HostException {
    if (desired.checksum().isPresent()) {
      UrlChecksum checksum = desired.checksum().get();
      if (checksum.url().isEmpty()) {
        return checksum.digits();
      }
      Download list = desired.download().of(checksum.url().get());
      return Optional.of(
          checksum.in(got(new DownloadProbe(list, DownloadProbe.Form.TEXT), host), desired.name()));
    }
    boolean compared = desired.force() && place.answer().is(FileType.REGULAR);
    return compared
        ? Optional.of(got(new DownloadProbe(desired.download(), DownloadProbe.Form.DIGEST), host))
        : Optional.empty();
  }

  private static String got(DownloadProbe probe, HostReader host) throws HostException {
    return switch (host.ask(probe)) {
      case DownloadProbe.Answer.Got(String text) -> text;
      case DownloadProbe.Answer.Failed(String reason, _) ->
          throw new TaskFailedException(
              "\"%s\" cannot be downloaded: %s.".formatted(probe.download().url(), reason));
    };
  }

  /** Whether a file has to be put in place. */
  boolean isDownloaded() {
    if (!place.answer().is(FileType.REGULAR)) {
      return true;
    }
    return wanted.isPresent() && !wanted.equals(there);
  }
}
