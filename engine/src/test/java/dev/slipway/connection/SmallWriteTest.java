package dev.slipway.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.Become;
import dev.slipway.host.Bytes;
import dev.slipway.host.CommandFailedException;
import dev.slipway.host.FileWrite;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostException;
import dev.slipway.host.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small files, whose content is in the script's own text, in shells of every kind and setting. */
@ParameterizedClass
@MethodSource("shells")
@Timeout(60)
class SmallWriteTest {
  private static final String AFTER = "after\n";

  @Parameter Path program;
  @TempDir Path directory;
  private Path target;

  static Stream<Path> shells() {
    return TestShells.available().filter(c -> c.size() == 1).map(c -> Path.of(c.getFirst()));
  }

  @BeforeEach
  void chooseTarget() {
    target = directory.resolve("file");
  }

  private FileWrite after() {
    return FileWrite.of(target.toString(), Bytes.ofText(AFTER));
  }

  private static void write(Path shell, FileWrite write) throws HostException {
    try (HostConnection connection = new LocalConnector(shell).connect(Target.local("here"))) {
      new HostWriter(connection, new Become.Login()).write(write, _ -> {});
    }
  }

  /** What a shell, its quoting or its locale could take for something else. */
  static Stream<byte[]> awkwardContents() {
    byte[] pairs = new byte[2 * 255 * 7];
    for (int index = 0; index < pairs.length; index++) {
      pairs[index] = (byte) (1 + (index % 2 == 0 ? index / 2 : index / 14) % 255);
    }
    byte[] random = new byte[32 << 10];
    new Random(5).nextBytes(random);
    for (int index = 0; index < random.length; index++) {
      random[index] = random[index] == 0 ? (byte) '\'' : random[index];
    }
    return Stream.concat(
        Stream.of(pairs, random),
        Stream.of(
                "\n\n\n", "-n", "'", "\\n%s%%\\", "$(id) `id` \"$PWD\"", "a\0b", "\r\n", "Ёж\uFFFD")
            .map(text -> text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("awkwardContents")
  void everyByte_arrivesAsItIs(byte[] content) throws Exception {
    write(program, FileWrite.of(target.toString(), new Bytes(content)));

    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void smallNewFile_takesThreeProcesses() throws Exception {
    Path log = directory.resolve("log");
    Path tools = Files.createDirectory(directory.resolve("tools"));
    for (String tool : List.of("cat", "stat", "sync", "chmod", "chown", "cp", "mv", "rm", "id")) {
      executable(
          tools.resolve(tool),
          "echo " + tool + " >> " + log + "; PATH=${PATH#*:} exec " + tool + " \"$@\"");
    }
    Path logging = executable(directory.resolve("sh"), "PATH=" + tools + ":$PATH exec " + program);

    write(logging, after().withOwnership(Optional.empty(), Optional.empty(), Optional.of(0640)));

    assertThat(target).hasContent(AFTER);
    assertThat(Files.getAttribute(target, "unix:mode")).isEqualTo(0100640);
    // The first two run side by side; only then the file is put in place.
    assertThat(Files.readAllLines(log)).containsExactlyInAnyOrder("sync", "chmod", "mv");
    assertThat(Files.readAllLines(log)).last().isEqualTo("mv");
  }

  @Test
  void contentThatDoesNotReachTheDisc_leavesTheFileBefore() throws Exception {
    Files.writeString(target, "before\n");
    Path tools = Files.createDirectory(directory.resolve("tools"));
    executable(tools.resolve("sync"), "echo 'no such disc' >&2; exit 1");
    Path failing = executable(directory.resolve("sh"), "PATH=" + tools + ":$PATH exec " + program);

    assertThatThrownBy(() -> write(failing, after()))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("no such disc");

    assertThat(target).hasContent("before\n");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(target, tools, failing);
    }
  }

  @Test
  void oneOfManyIsRefused_theOthersAreThere_andWhichOneIsTold() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("folder"));
    List<FileWrite> writes =
        Stream.of("one", "folder", "two")
            .map(name -> FileWrite.of(directory.resolve(name).toString(), Bytes.ofText(name)))
            .toList();
    assertThat(writes).allMatch(HostWriter::packs);

    try (HostConnection connection = new LocalConnector(program).connect(Target.local("here"))) {
      HostWriter writer = new HostWriter(connection, new Become.Login());
      assertThatThrownBy(() -> writer.writeAll(writes))
          .isInstanceOf(CommandFailedException.class)
          .hasMessageContaining(folder.toString());
    }

    assertThat(directory.resolve("one")).hasContent("one");
    assertThat(directory.resolve("two")).hasContent("two");
    assertThat(folder).isEmptyDirectory();
  }

  private static Path executable(Path path, String text) throws IOException {
    Files.writeString(path, "#!/bin/sh\n" + text + "\n");
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000", "0027", "0077", "0123", "0777"})
  void newFile_hasWhatAnyUmaskLeaves(String umask) throws Exception {
    Path masked = executable(directory.resolve("sh"), "umask " + umask + "; exec " + program);

    write(masked, after());

    int left = 0666 & ~Integer.parseInt(umask, 8);
    assertThat(Files.getAttribute(target, "unix:mode")).isEqualTo(0100000 | left);
  }

  @ParameterizedTest
  @ValueSource(ints = {20_000, 500_000})
  void discWithoutRoom_leavesTheFileBefore(int size) throws Exception {
    Files.writeString(target, "before\n");
    Path limited = executable(directory.resolve("sh"), "ulimit -f 8; exec " + program);
    FileWrite large = FileWrite.of(target.toString(), Bytes.ofText("x".repeat(size)));

    assertThatThrownBy(() -> write(limited, large)).isInstanceOf(CommandFailedException.class);

    assertThat(target).hasContent("before\n");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(target, limited);
    }
  }
}
