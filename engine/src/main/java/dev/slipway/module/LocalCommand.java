package dev.slipway.module;

import java.util.List;

/**
 * A file on the control host that is run on a host.
 *
 * @param file as {@link LocalFile}; never a folder
 * @param words what stands behind it, for the program that the file is
 */
public record LocalCommand(LocalFile file, List<String> words) {
  public LocalCommand {
    words = List.copyOf(words);
  }
}
