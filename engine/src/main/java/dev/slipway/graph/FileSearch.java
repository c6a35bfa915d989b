package dev.slipway.graph;

import dev.slipway.model.Playbook;
import dev.slipway.model.Role;
import dev.slipway.model.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the files and templates that tasks name: in the role's {@code files/} or {@code
 * templates/}, in the role, in the folder of that name beside the playbook, beside the playbook.
 *
 * @param standingIn the folder that diagnostics name files relative to, as they name the playbook
 */
public record FileSearch(Path playbookDirectory, Path standingIn) {

  public static FileSearch of(Playbook playbook) {
    Path shown = Path.of(playbook.file().name());
    Path standingIn = playbook.directory();
    for (int level = 1; level < shown.getNameCount() && !shown.isAbsolute(); level++) {
      standingIn = Optional.ofNullable(standingIn.getParent()).orElse(standingIn);
    }
    return new FileSearch(playbook.directory(), standingIn);
  }

  /** A file as diagnostics name it. */
  public String nameOf(Path file) {
    Path path = file.normalize();
    return path.startsWith(standingIn) ? standingIn.relativize(path).toString() : path.toString();
  }

  /** The kinds of files, each with its folder. */
  public enum Kind {
    FILE("files"),
    TEMPLATE("templates");

    private final String folder;

    Kind(String folder) {
      this.folder = folder;
    }
  }

  public Optional<Path> find(String written, Kind kind, Task task) {
    return candidates(written, kind, task).stream().filter(Files::exists).findFirst();
  }

  /** Every place that is looked at, first to last. */
  public List<Path> candidates(String written, Kind kind, Task task) {
    Path path = Path.of(written);
    if (path.isAbsolute()) {
      return List.of(path);
    }
    List<Path> candidates = new ArrayList<>();
    for (Path directory : directories(task)) {
      candidates.add(directory.resolve(kind.folder).resolve(path));
      candidates.add(directory.resolve(path));
    }
    return List.copyOf(candidates);
  }

  private List<Path> directories(Task task) {
    List<Path> directories = new ArrayList<>();
    task.role().map(Role::directory).ifPresent(directories::add);
    directories.add(playbookDirectory);
    return directories;
  }
}
