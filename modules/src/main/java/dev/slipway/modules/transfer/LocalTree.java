package dev.slipway.modules.transfer;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import dev.slipway.host.Content;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.TaskFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is in a folder of the control host.
 *
 * @param entries by their paths, each behind the directory that it lies in
 */
record LocalTree(List<Entry> entries) {
  private static final LinkOption[] NO_OPTIONS = {};

  /**
   * One file, directory or link.
   *
   * @param path relative
   * @param modified seconds since 1970
   * @param target of a link
   */
  record Entry(
      String path,
      Path place,
      FileType type,
      int mode,
      String owner,
      long uid,
      String group,
      long gid,
      long size,
      long modified,
      String target) {

    /** The bytes of a file. */
    Content content() {
      return new Bytes(place, size, digest());
    }

    private Entry named(String name) {
      return new Entry(name, place, type, mode, owner, uid, group, gid, size, modified, target);
    }

    private String digest() {
      try {
        return MoreFiles.asByteSource(place).hash(Hashing.sha256()).toString();
      } catch (IOException e) {
        throw unreadable(place, e);
      }
    }
  }

  private record Bytes(Path path, long size, String sha256) implements Content {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }
  }

  /** The same with another name for its only file. */
  LocalTree named(String name) {
    return new LocalTree(entries.stream().map(entry -> entry.named(name)).toList());
  }

  /** Reads the source as it is now. */
  static LocalTree read(SyncDesired desired) {
    Path source = desired.source();
    if (!Files.exists(source)) {
      throw new TaskFailedException(
          "The source \"%s\" does not exist on the control host.".formatted(source));
    }
    SyncDesired.Manner manner = desired.manner();
    boolean folder = Files.isDirectory(source);
    Path top = folder && desired.contents() ? source : parent(source);
    int depth = manner.recursive() ? Integer.MAX_VALUE : 1;
    FileVisitOption[] options =
        manner.copyLinks()
            ? new FileVisitOption[] {FileVisitOption.FOLLOW_LINKS}
            : new FileVisitOption[0];
    try (Stream<Path> paths = Files.walk(source, depth, options)) {
      List<Entry> entries = new ArrayList<>();
      for (Path path : paths.sorted().toList()) {
        String relative = top.relativize(path).toString();
        boolean directory = Files.isDirectory(path, links(manner));
        if (!relative.isEmpty() && !manner.filter().leavesOut(relative, directory)) {
          entry(relative, path, manner).ifPresent(entries::add);
        }
      }
      return new LocalTree(List.copyOf(entries));
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(source, e);
    }
  }

  private static Path parent(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().normalize().getParent());
  }

  private static LinkOption[] links(SyncDesired.Manner manner) {
    return manner.copyLinks() ? NO_OPTIONS : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
  }

  private static Optional<Entry> entry(String relative, Path path, SyncDesired.Manner manner)
      throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(
            path,
            "unix:mode,uid,gid,owner,group,size,lastModifiedTime,isDirectory,isRegularFile,isSymbolicLink",
            links(manner));
    boolean link = (Boolean) attributes.get("isSymbolicLink");
    boolean directory = (Boolean) attributes.get("isDirectory");
    boolean file = (Boolean) attributes.get("isRegularFile");
    if ((link && !manner.links()) || (!link && !directory && !file)) {
      return Optional.empty();
    }
    var modified = (FileTime) attributes.get("lastModifiedTime");
    return Optional.of(
        new Entry(
            relative,
            path,
            link ? FileType.LINK : directory ? FileType.DIRECTORY : FileType.REGULAR,
            (Integer) attributes.get("mode") & 07777,
            attributes.get("owner").toString(),
            (Integer) attributes.get("uid"),
            attributes.get("group").toString(),
            (Integer) attributes.get("gid"),
            file ? (Long) attributes.get("size") : 0,
            modified.toInstant().getEpochSecond(),
            link ? Files.readSymbolicLink(path).toString() : ""));
  }

  private static TaskFailedException unreadable(Path path, Exception e) {
    return new TaskFailedException(
        "\"%s\" on the control host cannot be read: %s.".formatted(path, e.getMessage()));
  }
}
