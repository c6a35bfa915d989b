package dev.slipway.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The host keys that are known, from files in OpenSSH's format. Safe for several threads: many
 * connections ask at once, and each may add a key.
 */
final class KnownHosts {
  private final Map<Path, Read> files = new ConcurrentHashMap<>();

  /** What a file held when it was last read. */
  private record Read(FileTime modified, long size, List<KnownHostsLine> lines) {}

  /** The lines about a host in these files, in order. */
  List<KnownHostsLine> about(String name, List<Path> from) throws IOException {
    List<KnownHostsLine> found = new ArrayList<>();
    for (Path file : from) {
      for (KnownHostsLine line : lines(file)) {
        if (line.isAbout(name)) {
          found.add(line);
        }
      }
    }
    return found;
  }

  private List<KnownHostsLine> lines(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    FileTime modified = Files.getLastModifiedTime(file);
    long size = Files.size(file);
    Read read = files.get(file);
    if (read == null || !read.modified().equals(modified) || read.size() != size) {
      read = new Read(modified, size, read(file));
      files.put(file, read);
    }
    return read.lines();
  }

  private static List<KnownHostsLine> read(Path file) throws IOException {
    List<KnownHostsLine> lines = new ArrayList<>();
    // Every byte is a character: names may be in any encoding, and what is asked for is ASCII.
    List<String> texts = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    for (int i = 0; i < texts.size(); i++) {
      Optional<KnownHostsLine> line = KnownHostsLine.parse(file + ":" + (i + 1), texts.get(i));
      line.ifPresent(lines::add);
    }
    return lines;
  }

  /** Adds a line at the end of a file, which is made if need be. One write, so lines never mix. */
  synchronized void add(Path file, String line) throws IOException {
    Path directory = file.getParent();
    if (directory != null && !Files.exists(directory)) {
      var private_ = PosixFilePermissions.fromString("rwx------");
      Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(private_));
    }
    String separator = endsWithinLine(file) ? "\n" : "";
    Files.writeString(
        file,
        separator + line + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static boolean endsWithinLine(Path file) throws IOException {
    if (!Files.exists(file) || Files.size(file) == 0) {
      return false;
    }
    try (var channel = Files.newByteChannel(file)) {
      var last = java.nio.ByteBuffer.allocate(1);
      channel.position(channel.size() - 1);
      channel.read(last);
      return last.get(0) != '\n';
    }
  }
}
