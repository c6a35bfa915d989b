package dev.slipway.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.connection.HostWriter;
import dev.slipway.host.Become;
import dev.slipway.host.Bytes;
import dev.slipway.host.CommandFailedException;
import dev.slipway.host.FileWrite;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostException;
import dev.slipway.lab.Lab;
import dev.slipway.lab.LabHost;
import dev.slipway.lab.LabUser;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are put in place on a real host, also where it refuses. */
@Lab
@Timeout(120)
class WriteIT {

  private static Bytes bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return new Bytes(bytes);
  }

  private static void write(HostConnection connection, Become become, FileWrite write)
      throws HostException {
    new HostWriter(connection, become).write(write, sent -> {});
  }

  private static void assertLeftBehind(LabHost host, String directory, String files) {
    assertThat(host.exec("ls -A " + directory).orFail()).isEqualTo(files);
    assertThat(host.exec("find / -xdev -name '.slipway*'; find /tmp -name '.slipway*'").orFail())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10_000, 3_000_000})
  void fileOfAnotherUser_isHisAndWhole(int size, LabHost host) throws Exception {
    Bytes content = bytes(size);
    host.exec("install -d -o plain -m 700 /srv/private").orFail();
    try (HostConnection connection = LabConnection.byKey(host, LabUser.OPERATOR)) {
      FileWrite write = FileWrite.of("/srv/private/file", content);
      write(connection, LabConnection.sudo("plain"), write);

      assertThat(host.exec("stat -c '%U %s' /srv/private/file").orFail())
          .isEqualTo("plain " + size);
      assertThat(host.exec("sha256sum < /srv/private/file").orFail()).startsWith(content.sha256());
      assertLeftBehind(host, "/srv/private", "file");
    } finally {
      host.exec("rm -r /srv/private").orFail();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 3_000_000})
  void fileOfRoot_hasItsOwnerAndModeFromTheStart(int size, LabHost host) throws Exception {
    try (HostConnection connection = LabConnection.byKey(host, LabUser.OPERATOR)) {
      FileWrite write =
          FileWrite.of("/srv/secret", bytes(size))
              .withOwnership(Optional.of("plain"), Optional.of("root"), Optional.of(0440))
              .withValidation(Optional.of("test \"$(stat -c %U:%G:%a %s)\" = plain:root:440"));
      write(connection, LabConnection.sudo("root"), write);

      assertThat(host.exec("stat -c '%U %G %a' /srv/secret").orFail()).isEqualTo("plain root 440");
    } finally {
      host.exec("rm -f /srv/secret").orFail();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500_000, 3_000_000})
  void fullDisk_leavesTheFileBefore(int size, LabHost host) throws Exception {
    host.exec("mkdir /srv/small && mount -t tmpfs -o size=256k tmpfs /srv/small").orFail();
    host.exec("echo before > /srv/small/file").orFail();
    try (HostConnection connection = LabConnection.byKey(host, LabUser.ROOT)) {
      FileWrite write = FileWrite.of("/srv/small/file", bytes(size));

      assertThatThrownBy(() -> write(connection, new Become.Login(), write))
          .isInstanceOf(CommandFailedException.class)
          .hasMessageContaining("No space left on device");

      assertThat(host.exec("cat /srv/small/file").orFail()).isEqualTo("before");
      assertLeftBehind(host, "/srv/small", "file");
    } finally {
      host.exec("umount /srv/small && rmdir /srv/small").orFail();
    }
  }

  @Test
  void readOnlyMount_isSaidSo(LabHost host) throws Exception {
    host.exec("mkdir /srv/fixed && mount -t tmpfs -o ro tmpfs /srv/fixed").orFail();
    try (HostConnection connection = LabConnection.byKey(host, LabUser.OPERATOR)) {
      FileWrite write = FileWrite.of("/srv/fixed/file", Bytes.ofText("x"));

      assertThatThrownBy(() -> write(connection, LabConnection.sudo("root"), write))
          .isInstanceOf(CommandFailedException.class)
          .hasMessageContaining("Read-only file system");
    } finally {
      host.exec("umount /srv/fixed && rmdir /srv/fixed").orFail();
    }
  }

  @Test
  void directoryOfAnother_isRefused(LabHost host) throws Exception {
    try (HostConnection connection = LabConnection.byKey(host, LabUser.PLAIN)) {
      FileWrite write = FileWrite.of("/etc/hostname", Bytes.ofText("x"));

      assertThatThrownBy(() -> write(connection, new Become.Login(), write))
          .isInstanceOf(CommandFailedException.class)
          .hasMessageContaining("Permission denied");
      assertThat(host.exec("cat /etc/hostname").orFail()).isEqualTo(host.name());
    }
  }
}
