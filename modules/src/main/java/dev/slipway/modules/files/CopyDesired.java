package dev.slipway.modules.files;

import dev.slipway.host.Content;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.Ownership;
import java.util.List;
import java.util.Optional;

/**
 * What the module {@code copy} is to bring about.
 *
 * @param written the source as the user wrote it, for {@code register}
 * @param destination without a slash at the end
 * @param into whether the destination is declared to be a directory, by a slash at its end
 * @param ownership of files; without a mode when the source's is preserved
 * @param directoryMode of directories that are made
 */
record CopyDesired(
    Source source,
    Optional<String> written,
    String destination,
    boolean into,
    Ownership ownership,
    boolean preserve,
    Optional<Mode> directoryMode,
    Controls controls) {

  /** How the work is done. */
  record Controls(boolean force, boolean follow, boolean backup, Optional<String> validate) {}

  /** Where the content comes from. */
  sealed interface Source {
    /** A text of the task. */
    record Text(Content content) implements Source {}

    /** One file of the control host. */
    record File(Item item) implements Source {}

    /**
     * A folder of the control host.
     *
     * @param name of the folder; empty when only what is in it is copied
     */
    record Folder(String name, List<Item> files, List<String> folders) implements Source {}

    /**
     * A file or directory of the host.
     *
     * @param contents whether a slash at its end asks for what is in it
     */
    record Remote(String path, boolean contents) implements Source {}
  }

  /**
   * One file to copy.
   *
   * @param path relative to the folder; the name, when it is one file
   * @param mode of the source
   */
  record Item(String path, int mode, Content content) {}

  /** The ownership of the copy of an item. */
  Ownership ownershipOf(Item item) {
    return preserve ? ownership.withMode(Optional.of(new Mode.Octal(item.mode()))) : ownership;
  }
}
