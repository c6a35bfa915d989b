package dev.slipway.cli;

import com.google.common.hash.Hashing;
import dev.slipway.diagnostic.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Which files of the user were read, and what stood in them. Safe for all threads. */
final class SourceDigests {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path directory;
  private final Map<String, String> digests = new ConcurrentHashMap<>();

  /**
   * @param directory where the user stands
   */
  SourceDigests(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  /** Notes a file as it was read first; a text that is no file is of no account. */
  void add(SourceFile file) {
    Path path = directory.resolve(file.name()).normalize();
    String name = (path.startsWith(directory) ? directory.relativize(path) : path).toString();
    if (!digests.containsKey(name) && Files.isRegularFile(path)) {
      digests.put(name, digest(file.text()));
    }
  }

  /** Notes a file that only the configuration reads. */
  void add(Path path) {
    try {
      if (Files.isRegularFile(path)) {
        add(new SourceFile(path.toString(), Files.readString(path)));
      }
    } catch (IOException e) {
      throw new RefusedException(path + " cannot be read: " + e + ".", "check its rights.");
    }
  }

  Map<String, String> digests() {
    return Map.copyOf(digests);
  }

  private static String digest(String text) {
    String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    return Hashing.sha256().hashString(plain, StandardCharsets.UTF_8).toString();
  }

  /**
   * Compares files as they are now with what was read for a plan.
   *
   * @throws RefusedException that names every file that is another one
   */
  void requireUnchanged(Map<String, String> planned) {
    List<String> differences = new ArrayList<>();
    for (String name : new TreeSet<>(planned.keySet())) {
      Path path = directory.resolve(name);
      try {
        if (!digest(Files.readString(path)).equals(planned.get(name))) {
          differences.add("\"" + name + "\" was changed");
        }
      } catch (IOException _) {
        differences.add("\"" + name + "\" cannot be read any more");
      }
    }
    refuse(differences);
  }

  /**
   * Compares what was read until now with what was read for a plan.
   *
   * @throws RefusedException that names every file that is new
   */
  void requireKnown(Map<String, String> planned) {
    refuse(
        new TreeSet<>(digests.keySet())
            .stream()
                .filter(name -> !planned.containsKey(name))
                .map(name -> "\"" + name + "\" was added")
                .toList());
  }

  private static void refuse(List<String> differences) {
    if (!differences.isEmpty()) {
      throw new RefusedException(
          "Since the plan was made, " + String.join(", ", differences) + ".",
          "plan again, and review it.");
    }
  }
}
