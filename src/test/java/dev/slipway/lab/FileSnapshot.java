package dev.slipway.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A host's tree of files at one moment. Extended attributes and access times are not in it.
 *
 * @param files each absolute path with all that a change would show in: type and mode, owner, time
 *     of the last change, target of a link, size and content
 */
public record FileSnapshot(SortedMap<String, String> files) {

  /** What a host that nobody touches changes by itself, and what a login leaves behind. */
  private static final Set<String> VOLATILE =
      Set.of("/dev", "/proc", "/run", "/sys", "/var/log", "/var/lib/systemd", "/var/lib/sudo");

  static FileSnapshot of(FileLayers layers, Set<String> alsoVolatile) {
    Set<String> skipped = new HashSet<>(VOLATILE);
    skipped.addAll(alsoVolatile);
    try {
      // The root itself may be a symbolic link.
      Path start = layers.root().resolve(".");
      Visitor visitor = new Visitor(layers, start, skipped);
      Files.walkFileTree(start, visitor);
      return new FileSnapshot(Collections.unmodifiableSortedMap(visitor.files));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /**
   * What is different in a later snapshot: a line with {@code +}, {@code -} or {@code ~} and the
   * path for each file that appeared, disappeared or changed, and how.
   */
  public List<String> changesUntil(FileSnapshot later) {
    List<String> changes = new ArrayList<>();
    files.forEach(
        (path, before) -> {
          String after = later.files.get(path);
          if (after == null) {
            changes.add("- " + path);
          } else if (!after.equals(before)) {
            changes.add("~ " + path + ": " + before + " -> " + after);
          }
        });
    later.files.keySet().stream()
        .filter(path -> !files.containsKey(path))
        .forEach(path -> changes.add("+ " + path));
    return changes;
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final FileLayers layers;
    private final int depth;
    private final Object device;
    private final Set<String> skipped;
    private final SortedMap<String, String> files = new TreeMap<>();

    Visitor(FileLayers layers, Path start, Set<String> skipped) throws IOException {
      this.layers = layers;
      this.depth = start.getNameCount();
      this.device = Files.getAttribute(start, "unix:dev");
      this.skipped = skipped;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      String path = "/" + relative(folder);
      // Services with PrivateTmp come and go with folders of this name.
      if (skipped.contains(path) || path.contains("/systemd-private-")) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      files.put(path, describe(folder));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String path = "/" + relative(file);
      if (!skipped.contains(path)) {
        files.put(path, describe(file));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException exception) throws IOException {
      if (exception instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE; // gone since its folder was listed
      }
      throw exception;
    }

    private Path relative(Path file) {
      int names = file.getNameCount();
      return names == depth ? Path.of("") : file.subpath(depth, names);
    }

    private String describe(Path file) throws IOException {
      Map<String, Object> unix = Files.readAttributes(file, "unix:*", LinkOption.NOFOLLOW_LINKS);
      String common =
          "mode "
              + Integer.toOctalString((Integer) unix.get("mode"))
              + " owner "
              + unix.get("uid")
              + ":"
              + unix.get("gid")
              + " changed "
              + unix.get("lastModifiedTime");
      if (Boolean.TRUE.equals(unix.get("isSymbolicLink"))) {
        return common + " to " + Files.readSymbolicLink(file);
      }
      if (Boolean.TRUE.equals(unix.get("isRegularFile"))) {
        boolean onRootFileSystem = device.equals(unix.get("dev"));
        String content = layers.content(relative(file), onRootFileSystem);
        return common + " size " + unix.get("size") + " content " + content;
      }
      return common;
    }
  }
}
