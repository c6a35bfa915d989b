package dev.slipway.modules.system;

import java.util.List;

/** What is mounted at a directory. */
sealed interface MountAnswer {
  /** Nothing. */
  record Nothing() implements MountAnswer {}

  /**
   * A file system; the topmost of several.
   *
   * @param source as the kernel tells it
   * @param options that the kernel tells of every mount, such as {@code ro}
   * @param same whether it is the source that was asked about
   */
  record Mounted(String source, String type, List<String> options, boolean same)
      implements MountAnswer {
    public Mounted {
      options = List.copyOf(options);
    }

    /** In words, for a user. */
    String label() {
      return source + " (" + type + ")";
    }
  }
}
