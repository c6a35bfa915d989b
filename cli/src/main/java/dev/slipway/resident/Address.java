package dev.slipway.resident;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where a resident is met: a socket in a folder that nobody else can enter.
 *
 * @param folder belongs to this user alone
 */
public record Address(Path folder, Identity identity) {
  /** sun_path of unix(7) has 108 bytes, the last of them a zero. */
  private static final int LONGEST = 107;

  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  /**
   * Makes the folder when it is missing.
   *
   * @throws IOException when the folder belongs to or is open to somebody else, or its path is too
   *     long for a socket
   */
  public static Address in(Path folder, Identity identity) throws IOException {
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PRIVATE));
    Object owner = Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    boolean ours = owner.equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    Set<PosixFilePermission> more = EnumSet.copyOf(Files.getPosixFilePermissions(folder));
    more.removeAll(PRIVATE);
    Address address = new Address(folder, identity);
    int length = address.socket().toString().getBytes(StandardCharsets.UTF_8).length;
    if (!ours || !more.isEmpty() || length > LONGEST) {
      throw new IOException(
          folder + " belongs to or is open to others, or its path is too long for a socket");
    }
    return address;
  }

  public Path socket() {
    return folder.resolve(identity.name());
  }

  /** Held by the resident as long as it lives; has its process id. */
  Path lock() {
    return folder.resolve(identity.name() + ".lock");
  }
}
