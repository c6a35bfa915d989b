package dev.slipway.modules.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.Bytes;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.modules.cases.CaseArguments;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Law 6 for a folder: whenever {@code synchronize} is killed, each file is the one before or the
 * one after, and what else is there is gone with the next run.
 */
class KilledSyncTest {
  private static final int ROUNDS = 20;
  private static final int LARGE = 3 << 19;
  private static final Random RANDOM = new Random(20_260_102);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void killedApply_leavesEachFileBeforeOrAfter(boolean delete) throws Exception {
    source();
    TaskModule<?, ?> module = BuiltInModules.registry().find("synchronize").orElseThrow();
    Killing<?, ?> killing =
        new Killing<>(
            module,
            CaseArguments.of(
                module.spec(),
                Map.of("src", folder + "/source/", "dest", place().toString(), "delete", delete)));
    begin(delete);
    Map<String, String> before = tree(true);
    killing.run();
    Map<String, String> after = tree(true);
    Map<String, String> settled = tree(false);
    assertThat(after).containsAllEntriesOf(Map.of("link", "target/file"));
    begin(delete);
    long start = System.nanoTime();
    killing.run();
    long whole = System.nanoTime() - start;

    for (int round = 0; round < ROUNDS; round++) {
      begin(delete);
      long delay = RANDOM.nextLong(whole);
      killing.runAndKill(delay);
      endOrphans();
      assertWhole(before, after, "killed after " + delay + " ns of " + whole);
      killing.run();
      assertThat(tree(false))
          .as("the next run, after " + delay + " ns of " + whole)
          .containsExactlyInAnyOrderEntriesOf(settled);
      assertThat(killing.run()).as("whether the run after that changes anything").isFalse();
    }
  }

  private Path place() {
    return folder.resolve("place");
  }

  private void source() throws IOException {
    Path source = Files.createDirectories(folder.resolve("source/deep/er")).getParent().getParent();
    for (int i = 0; i < 40; i++) {
      Files.writeString(source.resolve("file-" + i), String.valueOf(i % 10).repeat(999));
      Files.writeString(source.resolve("deep/er/file-" + i), "deep " + i);
    }
    Files.write(source.resolve("large"), random(1));
    Files.write(source.resolve("deep/large"), random(2));
    Files.createSymbolicLink(source.resolve("link"), Path.of("target/file"));
    Files.createSymbolicLink(source.resolve("was-file"), Path.of("file-1"));
    Files.writeString(source.resolve("was-link"), "a file");
  }

  private static byte[] random(int seed) {
    byte[] bytes = new byte[LARGE];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** What differs in each way that a file can differ. */
  private void begin(boolean delete) throws IOException {
    remove(place());
    Path place = Files.createDirectories(place().resolve("deep")).getParent();
    for (int i = 0; i < 30; i++) {
      Files.writeString(place.resolve("file-" + i), "before");
    }
    Path large = Files.write(place.resolve("large"), random(3));
    // With the size and the time of the source it would be taken for the same.
    Files.setLastModifiedTime(large, FileTime.fromMillis(0));
    Files.createSymbolicLink(place.resolve("link"), Path.of("elsewhere"));
    Files.writeString(place.resolve("was-file"), "before");
    Files.createSymbolicLink(place.resolve("was-link"), Path.of("file-2"));
    Files.writeString(place.resolve("more"), "only here");
    if (delete) {
      Files.createDirectories(place.resolve("file-31/in"));
      Files.writeString(place.resolve("deep/er"), "no directory");
    }
  }

  /** A file that was not there may be missing, and so may one whose place a directory has had. */
  private void assertWhole(Map<String, String> before, Map<String, String> after, String when)
      throws IOException {
    Map<String, String> now = tree(true);
    Set<String> names = new HashSet<>(now.keySet());
    names.addAll(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      Optional<String> value = Optional.ofNullable(now.get(name));
      Optional<String> old = Optional.ofNullable(before.get(name));
      Optional<String> young = Optional.ofNullable(after.get(name));
      boolean between =
          value.isEmpty() && (old.equals(Optional.of("/")) || young.equals(Optional.of("/")));
      assertThat(between || value.equals(old) || value.equals(young))
          .as("%s is whole, %s", name, when)
          .isTrue();
    }
  }

  /**
   * The digest of each file, the target of each link, and a slash for each directory.
   *
   * @param killed whether temporary files of a run are passed over, and modes of directories
   */
  private Map<String, String> tree(boolean killed) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(place())) {
      for (Path path : paths.toList()) {
        String name = place().relativize(path).toString();
        if (killed
            && Stream.of(name.split("/")).anyMatch(step -> step.matches("\\.slipway[.-].+"))) {
          continue;
        }
        if (Files.isSymbolicLink(path)) {
          tree.put(name, Files.readSymbolicLink(path).toString());
        } else if (Files.isDirectory(path)) {
          tree.put(name, killed ? "/" : "/" + permissions(path));
        } else {
          tree.put(name, Bytes.sha256(Files.readAllBytes(path)));
        }
      }
    }
    return tree;
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** What was started at the moment of the kill has the folder as its place. */
  private void endOrphans() throws IOException {
    for (boolean found = true; found; ) {
      found = false;
      for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
        Path link = Path.of("/proc/" + process.pid() + "/cwd");
        try {
          if (Files.readSymbolicLink(link).startsWith(folder.toRealPath())) {
            process.destroyForcibly();
            found = true;
          }
        } catch (IOException e) {
          // It has ended.
        }
      }
    }
  }

  private static void remove(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
