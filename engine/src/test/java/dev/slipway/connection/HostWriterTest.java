package dev.slipway.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.connection.WriteScript.Source;
import dev.slipway.host.Become;
import dev.slipway.host.Bytes;
import dev.slipway.host.CommandFailedException;
import dev.slipway.host.FileWrite;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostException;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@MethodSource("shells")
@Timeout(60)
class HostWriterTest {
  private static final Bytes BEFORE = Bytes.ofText("before\n");
  private static final Bytes AFTER = Bytes.ofText("after\n");

  @Parameter Path program;
  @TempDir Path directory;
  private HostConnection connection;
  private Path target;

  static Stream<Path> shells() {
    return TestShells.available().filter(c -> c.size() == 1).map(c -> Path.of(c.getFirst()));
  }

  @BeforeEach
  void connect() throws HostException {
    connection = new LocalConnector(program).connect(Target.local("here"));
    target = directory.resolve("file");
  }

  @AfterEach
  void disconnect() {
    connection.close();
  }

  private void write(FileWrite write) throws HostException {
    new HostWriter(connection, new Become.Login()).write(write, sent -> {});
  }

  private FileWrite after() {
    return FileWrite.of(target.toString(), AFTER);
  }

  private void putBefore(String permissions) throws IOException {
    Files.write(target, BEFORE.toArray());
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void newFile_hasItsContentAndWhatTheUmaskLeaves() throws Exception {
    String umask =
        connection
            .shell(new Become.Login())
            .exchange(List.of(Script.of("umask -S")))
            .getFirst()
            .stdoutText()
            .strip();
    assumeThat(umask).isEqualTo("u=rwx,g=rx,o=rx");

    write(after());

    assertThat(target).hasContent("after\n");
    assertThat(permissions(target)).isEqualTo("rw-r--r--");
    assertThat(names()).containsExactly("file");
  }

  @Test
  void fileBefore_keepsItsMode() throws Exception {
    putBefore("rwxr-x--x");

    write(after());

    assertThat(target).hasContent("after\n");
    assertThat(permissions(target)).isEqualTo("rwxr-x--x");
  }

  @Test
  void modeThatIsGiven_isSet() throws Exception {
    putBefore("rwxrwxrwx");

    write(after().withOwnership(Optional.empty(), Optional.empty(), Optional.of(0600)));

    assertThat(permissions(target)).isEqualTo("rw-------");
    assertThat(Files.getAttribute(target, "unix:mode")).isEqualTo(0100600);
  }

  @Test
  void specialModeBits_areSet() throws Exception {
    write(after().withOwnership(Optional.empty(), Optional.empty(), Optional.of(04755)));

    assertThat(Files.getAttribute(target, "unix:mode")).isEqualTo(0104755);
  }

  @Test
  void fileBefore_keepsItsOwner() throws Exception {
    assumeThat(System.getProperty("user.name"))
        .as("only root can give files away")
        .isEqualTo("root");
    putBefore("rw-r-----");
    Files.setAttribute(target, "unix:uid", 12_345);
    Files.setAttribute(target, "unix:gid", 23_456);

    write(after());

    assertThat(Files.getAttribute(target, "unix:uid")).isEqualTo(12_345);
    assertThat(Files.getAttribute(target, "unix:gid")).isEqualTo(23_456);

    write(after().withOwnership(Optional.of("54321"), Optional.empty(), Optional.empty()));

    assertThat(Files.getAttribute(target, "unix:uid")).isEqualTo(54_321);
    assertThat(Files.getAttribute(target, "unix:gid")).isEqualTo(23_456);
    assertThat(permissions(target)).isEqualTo("rw-r-----");
  }

  @Test
  void ownerOfANewFile_takesNotTheOwnersGroup() throws Exception {
    assumeThat(System.getProperty("user.name"))
        .as("only root can give files away")
        .isEqualTo("root");

    write(after().withOwnership(Optional.of("nobody"), Optional.empty(), Optional.empty()));

    assertThat(Files.getAttribute(target, "unix:gid")).isEqualTo(0);
    assertThat(Files.getOwner(target).getName()).isEqualTo("nobody");
  }

  @Test
  void ownerThatIsNotThere_leavesTheFileBefore() throws Exception {
    putBefore("rw-r--r--");

    assertThatThrownBy(
            () ->
                write(
                    after()
                        .withOwnership(
                            Optional.of("no-such-user"), Optional.empty(), Optional.empty())))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("no-such-user");

    assertThat(target).hasContent("before\n");
    assertThat(names()).containsExactly("file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with space",
        "quote's",
        "dollar $HOME `id`",
        "-n",
        "line\nbreak",
        "100%s",
        "ümlaut",
        "*"
      })
  void anyName_isTakenAsItIs(String name) throws Exception {
    target = directory.resolve(name);

    write(after().withValidation(Optional.of("test -s %s")).withBackup(true));

    assertThat(Files.readString(target)).isEqualTo("after\n");
    assertThat(names()).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40_000, 1 << 20, (1 << 20) + 1, 5_000_000})
  void contentOfAnySize_arrivesWhole(int size) throws Exception {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    List<Long> progress = new ArrayList<>();

    new HostWriter(connection, new Become.Login())
        .write(FileWrite.of(target.toString(), new Bytes(bytes)), progress::add);

    assertThat(target).hasBinaryContent(bytes);
    assertThat(progress).isSorted().last().isEqualTo((long) size);
    assertThat(names()).containsExactly("file");
  }

  @Test
  void link_isReplacedAndItsTargetStays() throws Exception {
    Path real = Files.write(directory.resolve("real"), BEFORE.toArray());
    Files.createSymbolicLink(target, real);

    write(after());

    assertThat(Files.isSymbolicLink(target)).isFalse();
    assertThat(target).hasContent("after\n");
    assertThat(real).hasContent("before\n");
  }

  @Test
  void linkThatIsFollowed_stays() throws Exception {
    Path real = Files.write(directory.resolve("real"), BEFORE.toArray());
    Files.createSymbolicLink(directory.resolve("between"), Path.of("real"));
    Files.createSymbolicLink(target, Path.of("between"));

    write(after().withFollow(true));

    assertThat(Files.isSymbolicLink(target)).isTrue();
    assertThat(Files.isSymbolicLink(directory.resolve("between"))).isTrue();
    assertThat(real).hasContent("after\n");
  }

  @Test
  void linkToNothingThatIsFollowed_getsItsTarget() throws Exception {
    Files.createSymbolicLink(target, Path.of("later"));

    write(after().withFollow(true));

    assertThat(directory.resolve("later")).hasContent("after\n");
  }

  @Test
  void linksInACircle_areRefused() throws Exception {
    Files.createSymbolicLink(target, Path.of("file"));

    assertThatThrownBy(() -> write(after().withFollow(true)))
        .isInstanceOf(CommandFailedException.class);
  }

  @Test
  void whatIsNoFile_isLeftAlone() throws Exception {
    Files.createDirectory(target);
    assertThatThrownBy(() -> write(after()))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("no regular file");
    Files.delete(target);
    assertThat(new ProcessBuilder("mkfifo", target.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> write(after()))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("no regular file");
    assertThat(names()).containsExactly("file");
  }

  @Test
  void missingDirectory_isSaid() {
    target = directory.resolve("missing/file");

    assertThatThrownBy(() -> write(after()))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("write " + target);
  }

  @Test
  void contentThatIsInvalid_leavesTheFileBefore() throws Exception {
    putBefore("rw-r--r--");

    assertThatThrownBy(
            () -> write(after().withValidation(Optional.of("grep -q before %s || ! echo bad >&2"))))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("grep -q before %s")
        .hasMessageContaining("bad");

    assertThat(target).hasContent("before\n");
    assertThat(names()).containsExactly("file");
  }

  @Test
  void validation_seesTheContentWithItsMode_andMayExecuteIt() throws Exception {
    Bytes script = Bytes.ofText("#!/bin/sh\nexit 0\n");

    write(
        FileWrite.of(target.toString(), script)
            .withOwnership(Optional.empty(), Optional.empty(), Optional.of(0700))
            .withValidation(Optional.of("%s && sh -n '%s' && ! read x")));

    assertThat(target).hasContent(script.text());
  }

  @Test
  void validationThatIsNoShell_failsAlone() {
    assertThatThrownBy(() -> write(after().withValidation(Optional.of("test \"open"))))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("test \"open");
    assertThat(target).doesNotExist();
  }

  @Test
  void backups_keepEachFileBefore() throws Exception {
    putBefore("rwx------");

    write(after().withBackup(true));
    write(FileWrite.of(target.toString(), Bytes.ofText("later\n")).withBackup(true));

    List<String> backups = names().stream().filter(name -> name.endsWith("~")).toList();
    assertThat(backups).hasSize(2).allMatch(name -> name.startsWith("file.20"));
    List<String> contents = new ArrayList<>();
    for (String each : backups) {
      contents.add(Files.readString(directory.resolve(each)));
      assertThat(permissions(directory.resolve(each))).isEqualTo("rwx------");
    }
    assertThat(contents).containsExactlyInAnyOrder("before\n", "after\n");
  }

  @Test
  void contentThatDoesNotArriveWhole_leavesTheFileBefore() throws Exception {
    putBefore("rw-r--r--");
    FileWrite promised = FileWrite.of(target.toString(), Bytes.ofText("after, to its end"));
    Script script =
        Script.of(new WriteScript(promised, ".temporary", new Source.Stream("")).text())
            .withInput("after,".getBytes(StandardCharsets.US_ASCII));

    ScriptResult result = connection.shell(new Become.Login()).exchange(List.of(script)).getFirst();

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.stderrText()).contains("did not arrive whole");
    assertThat(target).hasContent("before\n");
    assertThat(names()).containsExactly("file");
  }
}
