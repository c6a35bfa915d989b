package dev.slipway.modules.files;

import dev.slipway.host.probe.Actor;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.NewDirectories;
import dev.slipway.modules.support.Ownership;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the module {@code copy} looks at.
 *
 * @param target the file, or the directory that a folder is copied to
 * @param single whether one file is copied
 * @param directories those that must be there; what is at them and above them is in {@code known}
 * @param actor the acting user; known when a directory is missing
 */
record CopyObserved(
    String target,
    boolean single,
    List<Placed> files,
    List<String> directories,
    Map<String, FileAnswer> known,
    Optional<Actor> actor) {

  /** A file to copy and the place where it goes. */
  record Placed(CopyDesired.Item item, FilePlace place) {}

  /** The directories that are missing. */
  NewDirectories newDirectories(CopyDesired desired) {
    Ownership ownership = desired.ownership().withMode(desired.directoryMode());
    return actor
        .map(user -> NewDirectories.plan(directories, known, ownership, user))
        .orElseGet(() -> new NewDirectories(List.of(), ownership));
  }
}
