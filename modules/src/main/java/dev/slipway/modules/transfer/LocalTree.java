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
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
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
    LinkOption[] links = links(manner);
    PosixFileAttributes attributes =
        Files.readAttributes(path, PosixFileAttributes.class, links);
    boolean link = attributes.isSymbolicLink();
    boolean directory = attributes.isDirectory();
    boolean file = attributes.isRegularFile();
    if ((link && !manner.links()) || (!link && !directory && !file)) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry(
            relative,
            path,
            link ? FileType.LINK : directory ? FileType.DIRECTORY : FileType.REGULAR,
            number(path, "mode", links) & 07777,
            attributes.owner().getName(),
            number(path, "uid", links),
            attributes.group().getName(),
            number(path, "gid", links),
            file ? attributes.size() : 0,
            attributes.lastModifiedTime().toInstant().getEpochSecond(),
            link ? Files.readSymbolicLink(path).toString() : ""));
  }

  private static int number(Path path, String attribute, LinkOption[] links) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:" + attribute, links);
  }

  private static TaskFailedException unreadable(Path path, Exception e) {
    return new TaskFailedException(
        "\"%s\" on the control host cannot be read: %s.".formatted(path, e.getMessage()));
  }
}
