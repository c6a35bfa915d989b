package dev.slipway.plan;

import com.google.common.hash.Hashing;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.host.Content;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The content of a file on the control host, read as a stream each time. */
record FileContent(Path path) implements Content {

  private static final int MARK_LENGTH = 32;

  /** A file that is encrypted, with its text; empty for any other. */
  static Optional<SourceFile> encrypted(Path path, String name) throws IOException {
    try (InputStream content = Files.newInputStream(path)) {
      byte[] start = content.readNBytes(MARK_LENGTH);
      if (!Vault.isEncrypted(new String(start, StandardCharsets.ISO_8859_1))) {
        return Optional.empty();
      }
    }
    return Optional.of(new SourceFile(name, Files.readString(path, StandardCharsets.ISO_8859_1)));
  }

  @Override
  public long size() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String sha256() {
    try {
      return com.google.common.io.MoreFiles.asByteSource(path).hash(Hashing.sha256()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }
}
