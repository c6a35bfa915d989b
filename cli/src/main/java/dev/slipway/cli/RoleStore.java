package dev.slipway.cli;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.slipway.load.requirement.InstalledRole;
import dev.slipway.load.requirement.LockedRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that roles are installed in. A role in it is whole, or not there. */
final class RoleStore {
  private static final String DRAFT = ".draft-";

  private final Path folder;

  RoleStore(Path folder) {
    this.folder = folder;
  }

  /** How what is there compares with what was locked. */
  enum State {
    MISSING("is not installed"),
    FOREIGN("is there, and was not installed by this command"),
    OTHER("is installed at another commit"),
    ALTERED("was altered since it was installed"),
    INSTALLED("is installed");

    private final String words;

    State(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  Path folder() {
    return folder;
  }

  Path of(String name) {
    return folder.resolve(name);
  }

  State state(LockedRole role) throws IOException {
    Path place = of(role.name());
    if (!Files.exists(place)) {
      return State.MISSING;
    }
    Optional<InstalledRole> mark = InstalledRole.in(place);
    if (mark.isEmpty()) {
      return State.FOREIGN;
    }
    if (!digest(place).equals(mark.get().digest())) {
      return State.ALTERED;
    }
    return mark.get().role().commit().equals(role.commit()) ? State.INSTALLED : State.OTHER;
  }

  /** All roles that have been installed here, by name. */
  List<LockedRole> installed() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .sorted()
          .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
          .flatMap(path -> InstalledRole.in(path).stream())
          .map(InstalledRole::role)
          .toList();
    }
  }

  /** A new folder on the same file system, to be moved or removed. */
  Path draft() throws IOException {
    Files.createDirectories(folder);
    return Files.createTempDirectory(folder, DRAFT);
  }

  static void remove(Path draft) throws IOException {
    if (Files.exists(draft)) {
      MoreFiles.deleteRecursively(draft, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  /** Marks the files of a role as what they are. */
  void mark(Path files, LockedRole role) throws IOException {
    String text = LockText.mark(role, digest(files));
    // Not through a link that stands in the repository under this name.
    Files.deleteIfExists(files.resolve(InstalledRole.MARK));
    Files.writeString(files.resolve(InstalledRole.MARK), text, StandardOpenOption.CREATE_NEW);
  }

  /** Puts a role in its place. What was there goes when the new one is there. */
  void place(Path files, String name) throws IOException {
    Path place = of(name);
    if (!Files.exists(place)) {
      Files.move(files, place, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Path aside = draft();
    Path old = aside.resolve("old");
    Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(files, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    } finally {
      remove(aside);
    }
  }

  /** Of the names, modes and contents of all files but the mark. */
  private static String digest(Path role) throws IOException {
    Hasher hasher = Hashing.sha256().newHasher();
    try (Stream<Path> files = Files.walk(role)) {
      for (Path file : files.sorted().toList()) {
        String name = role.relativize(file).toString();
        if (!name.equals(InstalledRole.MARK)) {
          add(name, file, hasher);
        }
      }
    }
    return hasher.hash().toString();
  }

  private static void add(String name, Path file, Hasher hasher) throws IOException {
    hasher.putString(name, StandardCharsets.UTF_8).putByte((byte) 0);
    if (Files.isSymbolicLink(file)) {
      hasher.putString("-> " + Files.readSymbolicLink(file), StandardCharsets.UTF_8);
    } else if (Files.isRegularFile(file)) {
      hasher.putBoolean(Files.isExecutable(file)).putLong(Files.size(file));
      hasher.putBytes(Files.readAllBytes(file));
    }
  }
}
