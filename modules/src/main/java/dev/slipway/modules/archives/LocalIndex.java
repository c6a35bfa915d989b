package dev.slipway.modules.archives;

import dev.slipway.host.Content;
import dev.slipway.module.TaskFailedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Reads the entries of an archive of the control host. */
final class LocalIndex {
  private static final int PERMISSIONS = 07777;

  private LocalIndex() {}

  /**
   * The entries, in the order of the archive.
   *
   * @throws TaskFailedException when it is no such archive
   */
  static List<Entry> read(Content content, Format format, String shown) {
    try {
      return format == Format.ZIP ? zip(content) : tar(content, format);
    } catch (IOException e) {
      throw new TaskFailedException(
          "\"%s\" cannot be read as the archive that its name says: %s."
              .formatted(shown, String.valueOf(e.getMessage()).replaceFirst("\\.+$", "")));
    }
  }

  private static List<Entry> tar(Content content, Format format) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (InputStream stream = new BufferedInputStream(content.open());
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                decompressed(stream, format), StandardCharsets.UTF_8.name())) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Entry.Kind kind = kind(entry);
        entries.add(
            new Entry(
                entry.getName(),
                kind,
                entry.getMode() & PERMISSIONS,
                kind == Entry.Kind.FILE ? entry.getRealSize() : 0,
                Math.floorDiv(entry.getLastModifiedTime().toMillis(), 1000L),
                entry.getLinkName() == null ? "" : entry.getLinkName(),
                kind == Entry.Kind.FILE ? digest(tar) : ""));
      }
    }
    return entries;
  }

  private static InputStream decompressed(InputStream stream, Format format) throws IOException {
    return switch (format) {
      case TAR -> stream;
      case GZIP ->
          GzipCompressorInputStream.builder()
              .setInputStream(stream)
              .setDecompressConcatenated(true)
              .get();
      case BZIP2 -> new BZip2CompressorInputStream(stream, true);
      case XZ, ZSTD, ZIP -> throw new IOException("it is read on the host");
    };
  }

  private static Entry.Kind kind(TarArchiveEntry entry) {
    if (entry.isSymbolicLink()) {
      return Entry.Kind.LINK;
    }
    if (entry.isLink()) {
      return Entry.Kind.HARD_LINK;
    }
    if (entry.isDirectory()) {
      return Entry.Kind.DIRECTORY;
    }
    boolean special =
        entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO() || !entry.isFile();
    return special ? Entry.Kind.OTHER : Entry.Kind.FILE;
  }

  private static List<Entry> zip(Content content) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (InputStream stream = content.open();
        ZipFile zip =
            ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(stream.readAllBytes()))
                .get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        entries.add(entry(zip, entry));
      }
    }
    return entries;
  }

  private static Entry entry(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    boolean unix = entry.getPlatform() == ZipArchiveEntry.PLATFORM_UNIX && entry.getUnixMode() != 0;
    int mode = unix ? entry.getUnixMode() & PERMISSIONS : Entry.UNKNOWN;
    long modified = Math.floorDiv(entry.getTime(), 1000L);
    if (entry.isDirectory()) {
      return new Entry(entry.getName(), Entry.Kind.DIRECTORY, mode, 0, modified, "", "");
    }
    if (entry.isUnixSymlink()) {
      String target = zip.getUnixSymlink(entry);
      return new Entry(entry.getName(), Entry.Kind.LINK, mode, 0, modified, target, "");
    }
    try (InputStream file = zip.getInputStream(entry)) {
      String digest = digest(file);
      return new Entry(
          entry.getName(), Entry.Kind.FILE, mode, entry.getSize(), modified, "", digest);
    }
  }

  private static String digest(InputStream stream) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(stream, digest).transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
