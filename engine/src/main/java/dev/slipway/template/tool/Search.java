package dev.slipway.template.tool;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds files of this machine by relative names.
 *
 * @param directories searched in this order
 */
public record Search(List<Path> directories) {
  public Search {
    directories = List.copyOf(directories);
  }

  Optional<Path> find(String name) {
    return directories.stream()
        .map(directory -> resolve(directory, name))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  Path existing(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new ToolException(
                    "There is no file \"" + name + "\".", "it was searched in " + places()));
  }

  /** The file of that name, or where it is to be made. */
  Path target(String name) {
    return find(name)
        .orElseGet(
            () -> resolve(directories.isEmpty() ? Path.of("") : directories.getLast(), name));
  }

  private String places() {
    return directories.stream()
        .map(directory -> directory.toString().isEmpty() ? "." : directory.toString())
        .collect(Collectors.joining(", "));
  }

  private static Path resolve(Path directory, String name) {
    try {
      return directory.resolve(name).toAbsolutePath().normalize();
    } catch (InvalidPathException exception) {
      throw new ToolException("\"" + name + "\" is no file name.", "name a file");
    }
  }
}
