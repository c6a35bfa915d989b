package dev.slipway.module;

import dev.slipway.host.Content;
import java.util.List;

/**
 * A file or folder on the control host, read when the task is bound.
 *
 * @param written the path as the user wrote it; a trailing {@code /} means the content of a folder
 * @param folder whether it is a folder
 * @param entries the file itself, or everything in the folder in a stable order
 */
public record LocalFile(String written, boolean folder, List<Entry> entries) {

  /**
   * One file or folder.
   *
   * @param path relative to the folder; the file's own name when {@link LocalFile} is one file
   * @param mode permission bits on the control host
   * @param content empty for a folder
   */
  public record Entry(String path, int mode, java.util.Optional<Content> content) {}
}
