package dev.slipway.modules.files;

import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.TreeAnswer;
import dev.slipway.modules.support.FilePlace;
import java.util.Map;
import java.util.Optional;

/** What the module {@code file} looks at, by what it is to bring about. */
sealed interface FileObserved {
  FilePlace place();

  /** For a file, whatever is there, or nothing. */
  record Entry(FilePlace place) implements FileObserved {}

  /**
   * For a directory.
   *
   * @param above what is at it and the directories that it lies in, by path; empty when it is there
   * @param tree what is in it; empty when that does not matter
   */
  record Directory(FilePlace place, Map<String, FileAnswer> above, TreeAnswer tree)
      implements FileObserved {}

  /**
   * For a link or a hard link.
   *
   * @param source what is at the source; links are followed for a link, not for a hard link
   * @param target where ownership belongs, when links are followed and something is there
   * @param tree what is in a directory that stands in the way
   */
  record Link(FilePlace place, FileAnswer source, Optional<FilePlace> target, TreeAnswer tree)
      implements FileObserved {}
}
