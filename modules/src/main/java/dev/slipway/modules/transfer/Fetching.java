package dev.slipway.modules.transfer;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.TaskFailedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Reads a file of a host piece by piece, so that no more than a piece of it is in memory. */
final class Fetching {
  private static final int BLOCK = 1 << 20;
  private static final int BLOCKS_AT_ONCE = 4;

  private Fetching() {}

  /**
   * Puts the file in its place on the control host.
   *
   * @param sha256 what was observed
   */
  static void fetch(FetchDesired desired, String sha256, HostSession host) throws HostException {
    try {
      Path directory = Objects.requireNonNull(desired.target().toAbsolutePath().getParent());
      Files.createDirectories(directory);
      Path arriving = Files.createTempFile(directory, ".slipway-", "");
      try {
        String arrived = receive(desired.source(), arriving, host);
        if (desired.validated() && !arrived.equals(sha256)) {
          throw new TaskFailedException(
              "\"%s\" changed while it was fetched. Run again, or use validate_checksum: false."
                  .formatted(desired.source()));
        }
        Files.move(arriving, desired.target(), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(arriving);
      }
    } catch (IOException e) {
      throw new TaskFailedException(
          "\"%s\" on the control host cannot be written: %s."
              .formatted(desired.target(), e.getMessage()));
    }
  }

  /** The SHA-256 of what arrived. */
  private static String receive(String source, Path into, HostSession host)
      throws IOException, HostException {
    Hasher hasher = Hashing.sha256().newHasher();
    try (OutputStream file = Files.newOutputStream(into)) {
      byte[] piece = new byte[BLOCKS_AT_ONCE * BLOCK];
      for (long index = 0; piece.length == BLOCKS_AT_ONCE * BLOCK; index++) {
        piece = host.require(piece(source, index)).stdout();
        hasher.putBytes(piece);
        file.write(piece);
      }
    }
    return hasher.hash().toString();
  }

  private static ShellCommand piece(String source, long index) {
    return ShellCommand.of(
        "dd",
        "if=" + source,
        "bs=" + BLOCK,
        "skip=" + index * BLOCKS_AT_ONCE,
        "count=" + BLOCKS_AT_ONCE,
        "iflag=fullblock",
        "status=none");
  }
}
