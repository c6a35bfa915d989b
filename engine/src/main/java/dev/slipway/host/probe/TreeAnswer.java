package dev.slipway.host.probe;

import java.util.List;

/**
 * What is below a directory.
 *
 * @param entries by path
 * @param complete whether the acting user may look into every directory
 */
public record TreeAnswer(List<Entry> entries, boolean complete) {
  /** Nothing. */
  public static final TreeAnswer EMPTY = new TreeAnswer(List.of(), true);

  public TreeAnswer {
    entries = List.copyOf(entries);
  }

  /**
   * One file, directory, link or other thing.
   *
   * @param path absolute
   * @param file without digest, content, target and status
   */
  public record Entry(String path, FileAnswer.Present file) {}
}
