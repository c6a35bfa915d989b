package dev.slipway.cli;

import dev.slipway.diagnostic.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;

/** A folder that is not there yet, or is empty. */
final class NewFolder {
  private final Surroundings surroundings;
  private final Path folder;

  NewFolder(Surroundings surroundings, Path folder) {
    this.surroundings = surroundings;
    this.folder = folder.toAbsolutePath().normalize();
  }

  String name() {
    return String.valueOf(folder.getFileName());
  }

  /**
   * @param files their texts, by their paths in the folder
   */
  void write(Map<String, String> files) {
    SourceReader names = new SourceReader(surroundings.directory());
    try {
      requireEmpty(names);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
        surroundings.out().println("Written: " + names.nameOf(path));
      }
    } catch (IOException e) {
      throw new RefusedException(
          "The folder cannot be made: " + e + ".", "see that you may write there.");
    }
  }

  private void requireEmpty(SourceReader names) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw new RefusedException(
        "\"" + names.nameOf(folder) + "\" is there already, and is left as it is.",
        "choose another name.");
  }
}
