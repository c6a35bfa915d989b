package dev.slipway.modules.files;

import dev.slipway.modules.support.Ownership;
import java.util.Optional;

/**
 * What the module {@code file} is to bring about.
 *
 * @param state empty: whatever is there keeps its type
 * @param source what a link says, or the file that a hard link is another name of
 */
record FileDesired(
    String path,
    Optional<State> state,
    Optional<String> source,
    boolean force,
    boolean follow,
    boolean recurse,
    Ownership ownership) {

  /** What is to be at the path. */
  enum State {
    FILE,
    DIRECTORY,
    LINK,
    HARD,
    TOUCH,
    ABSENT
  }
}
