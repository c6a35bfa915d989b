package dev.slipway.load.playbook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where roles are searched besides the playbook's own folder.
 *
 * @param project the folder where the user stands; its {@code roles/} is searched, and files are
 *     named relative to it
 * @param given further folders, as on the command line or in the configuration
 * @param home the user's home folder; its {@code .slipway/roles/} is searched last
 */
public record RolePaths(Path project, List<Path> given, Path home) {
  public RolePaths {
    given = List.copyOf(given);
  }

  /** The folders, in the order they are searched, each once. */
  List<Path> searched(Path playbookDirectory) {
    List<Path> folders = new ArrayList<>();
    folders.add(playbookDirectory.resolve("roles"));
    folders.add(project.resolve("roles"));
    given.forEach(path -> folders.add(project.resolve(path)));
    folders.add(inHome(home));
    return folders.stream().map(path -> path.toAbsolutePath().normalize()).distinct().toList();
  }

  static Path inHome(Path home) {
    return home.resolve(".slipway").resolve("roles").toAbsolutePath().normalize();
  }
}
