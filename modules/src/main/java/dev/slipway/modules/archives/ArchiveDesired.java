package dev.slipway.modules.archives;

import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import java.util.List;

/**
 * What the module {@code archive} is to bring about.
 *
 * @param paths of what goes into the archive
 * @param destination the archive
 * @param excluded paths that do not, with all that is below them
 */
record ArchiveDesired(
    List<String> paths,
    String destination,
    Format format,
    List<String> excluded,
    Ownership ownership) {

  /** The directory that all paths lie in; names in the archive begin below it. */
  String root() {
    String root = Paths.directory(paths.getFirst());
    while (!paths.stream().allMatch(isBelow(root))) {
      root = Paths.directory(root);
    }
    return root;
  }

  /** Whether a path goes into the archive. */
  boolean takes(String path) {
    return !path.equals(destination)
        && excluded.stream().noneMatch(other -> path.equals(other) || isBelow(other).test(path));
  }

  private static java.util.function.Predicate<String> isBelow(String directory) {
    return path -> path.startsWith(directory.equals("/") ? "/" : directory + "/");
  }
}
