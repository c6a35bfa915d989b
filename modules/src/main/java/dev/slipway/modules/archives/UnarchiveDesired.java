package dev.slipway.modules.archives;

import dev.slipway.host.Content;
import dev.slipway.modules.support.Ownership;
import java.util.List;
import java.util.Optional;

/**
 * What the module {@code unarchive} is to bring about.
 *
 * @param destination a directory, without a slash at the end
 * @param creates when it exists, nothing is to be done
 * @param ownership of everything that is unpacked
 */
record UnarchiveDesired(
    Source source,
    Format format,
    String destination,
    Optional<String> creates,
    Ownership ownership,
    Selection selection,
    Manner manner) {

  /**
   * How it is unpacked.
   *
   * @param options of tar or unzip
   * @param listFiles whether the files are registered
   * @param keepNewer whether a file that is newer than the archive's is left as it is
   */
  record Manner(List<String> options, boolean listFiles, boolean keepNewer) {}

  /** Where the archive is. */
  sealed interface Source {
    /** As the user wrote it. */
    String written();

    /** An archive of the control host. */
    record Local(String written, Content content) implements Source {}

    /** An archive of the host itself. */
    record Remote(String written) implements Source {}
  }

  /** The name of a directory in the destination, of this archive alone, for what is unpacked. */
  String stage() {
    String of =
        switch (source) {
          case Source.Local local -> local.content().sha256();
          case Source.Remote remote -> dev.slipway.host.Bytes.ofText(remote.written()).sha256();
        };
    return ".slipway." + of.substring(0, 16);
  }
}
