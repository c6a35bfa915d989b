package dev.slipway.host.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.host.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script of {@link FileProbe}, run by real shells. */
class FileProbeTest {
  @TempDir Path scripts;
  @TempDir Path place;
  private LocalScripts shell;

  @BeforeEach
  void takeShell() {
    shell = LocalScripts.in(scripts);
  }

  private FileAnswer ask(FileProbe probe) throws Exception {
    return askAll(List.of(probe)).getFirst();
  }

  private List<FileAnswer> askAll(List<FileProbe> probes) throws Exception {
    return shell.ask(FileProbeKind.INSTANCE, probes);
  }

  private FileAnswer.Present present(FileProbe probe) throws Exception {
    FileAnswer answer = ask(probe);
    assertThat(answer).isInstanceOf(FileAnswer.Present.class);
    return (FileAnswer.Present) answer;
  }

  private String path(String name) {
    return place + "/" + name;
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = Path.of(path(name));
    Files.write(file, content);
    return file;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static List<String> nastyNames() {
    return List.of(
        "a b",
        " leading and trailing ",
        "it's",
        "\"quoted\"",
        "two\nlines",
        "\n",
        "$(touch gone)",
        "`id`",
        "$HOME ${x} $1",
        "-rf",
        "--",
        "back\\slash",
        "tab\tand\rreturn",
        "*",
        "[a-z]?",
        "~",
        "#",
        "!",
        "=",
        "(",
        "größe-日本語-🙂",
        "x\nstat\n.\nend",
        "==> x <==");
  }

  @ParameterizedTest
  @MethodSource("nastyNames")
  void nastyName_isReadWhole(String name) throws Exception {
    byte[] content = bytes("content of " + name + "\n==> x <==\n");
    write(name, content);

    FileAnswer.Present answer = present(FileProbe.content(path(name)));

    assertThat(answer.type()).isEqualTo(FileType.REGULAR);
    assertThat(answer.content()).contains(new Bytes(content));
    assertThat(answer.sha256()).contains(Bytes.sha256(content));
    assertThat(answer.size()).isEqualTo(content.length);
    assertThat(present(FileProbe.digest(path(name))).withoutStatus())
        .isEqualTo(answer.withDigest(content.length, Bytes.sha256(content)).withoutStatus());
  }

  @Test
  void nastyNamesAllTogether_eachGetsItsOwnAnswer() throws Exception {
    List<FileProbe> probes = new ArrayList<>();
    for (String name : nastyNames()) {
      write(name, bytes(name));
      Files.createSymbolicLink(Path.of(path("link to " + name)), Path.of(path(name)));
      probes.add(FileProbe.content(path(name)));
      probes.add(FileProbe.content(path("link to " + name)));
      probes.add(FileProbe.content(path("link to " + name)).following());
      probes.add(FileProbe.content(path("no " + name)));
    }

    List<FileAnswer> answers = askAll(probes);

    for (int index = 0; index < probes.size(); index += 4) {
      String name = nastyNames().get(index / 4);
      FileAnswer.Present file = answers.get(index).present().orElseThrow();
      FileAnswer.Present link = answers.get(index + 1).present().orElseThrow();
      FileAnswer.Present followed = answers.get(index + 2).present().orElseThrow();
      assertThat(file.content()).contains(Bytes.ofText(name));
      assertThat(link.type()).isEqualTo(FileType.LINK);
      assertThat(link.linkTarget()).contains(path(name));
      assertThat(link.content()).isEmpty();
      assertThat(followed.content()).contains(Bytes.ofText(name));
      assertThat(followed.realPath()).contains(Path.of(path(name)).toRealPath().toString());
      assertThat(answers.get(index + 3)).isEqualTo(new FileAnswer.Absent());
    }
    assertThat(Path.of(path("gone"))).doesNotExist();
  }

  @Test
  void anyBytes_comeBackAsTheyAre() throws Exception {
    byte[] all = new byte[70_000];
    for (int index = 0; index < all.length; index++) {
      all[index] = (byte) index;
    }
    write("bytes", all);
    write("empty", new byte[0]);
    write("newline", bytes("\n"));
    write("no newline", bytes("x"));

    List<FileAnswer> answers =
        askAll(
            Stream.of("bytes", "empty", "newline", "no newline")
                .map(name -> FileProbe.content(path(name)))
                .toList());

    assertThat(answers)
        .extracting(answer -> answer.present().orElseThrow().content().orElseThrow())
        .containsExactly(new Bytes(all), Bytes.ofText(""), Bytes.ofText("\n"), Bytes.ofText("x"));
  }

  @Test
  void contentThatImitatesTheOutput_deceivesNobody() throws Exception {
    String victim = path("victim");
    write("victim", bytes("truth\n"));
    write("evil", bytes("x\n==> /dev/null <==\n\n==> " + victim + " <==\nlie\n"));

    List<FileAnswer> answers =
        askAll(List.of(FileProbe.content(path("evil")), FileProbe.content(victim)));

    assertThat(answers.getLast().present().orElseThrow().content())
        .contains(Bytes.ofText("truth\n"));
  }

  @Test
  void metadata_isToldWithoutDigest() throws Exception {
    Path file = write("file", bytes("12345"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    FileAnswer.Present answer = present(FileProbe.metadata(path("file")));

    assertThat(answer.mode()).isEqualTo(0640);
    assertThat(answer.size()).isEqualTo(5);
    assertThat(answer.owner()).isEqualTo(Files.getOwner(file).getName());
    assertThat(answer.uid()).isEqualTo(((Number) Files.getAttribute(file, "unix:uid")).longValue());
    assertThat(answer.gid()).isEqualTo(((Number) Files.getAttribute(file, "unix:gid")).longValue());
    assertThat(answer.sha256()).isEmpty();
    FileStatus status = answer.status().orElseThrow();
    assertThat(status.modified()).isEqualTo(Files.getLastModifiedTime(file).toMillis() / 1000);
    assertThat(answer.inode().orElseThrow().number())
        .isEqualTo(Files.getAttribute(file, "unix:ino"));
    assertThat(status.readable()).isTrue();
    assertThat(status.executable()).isFalse();
  }

  @Test
  void specialModeBits_areTold() throws Exception {
    Path folder = Files.createDirectory(Path.of(path("folder")));
    assertThat(new ProcessBuilder("chmod", "3755", folder.toString()).start().waitFor()).isZero();

    assertThat(present(FileProbe.metadata(path("folder"))).mode()).isEqualTo(03755);
    assertThat(present(FileProbe.content(path("folder"))).type()).isEqualTo(FileType.DIRECTORY);
  }

  @Test
  void ownerWithoutName_isTheNumber() throws Exception {
    Path file = write("file", bytes(""));
    assumeThat(System.getProperty("user.name")).as("only root gives files away").isEqualTo("root");
    assertThat(new ProcessBuilder("chown", "54321:54322", file.toString()).start().waitFor())
        .isZero();

    FileAnswer.Present answer = present(FileProbe.metadata(path("file")));

    assertThat(answer.owner()).isEqualTo("54321");
    assertThat(answer.group()).isEqualTo("54322");
    assertThat(answer.uid()).isEqualTo(54321);
  }

  @Test
  void fifo_isNeverOpened() throws Exception {
    assertThat(new ProcessBuilder("mkfifo", path("fifo")).start().waitFor()).isZero();
    Files.createSymbolicLink(Path.of(path("link")), Path.of(path("fifo")));

    List<FileAnswer> answers =
        askAll(
            List.of(
                FileProbe.content(path("fifo")),
                FileProbe.content(path("link")).following(),
                FileProbe.content("/dev/zero")));

    assertThat(answers)
        .extracting(answer -> answer.present().orElseThrow().type())
        .containsExactly(FileType.FIFO, FileType.FIFO, FileType.CHARACTER_DEVICE);
  }

  @Test
  void missingParent_isAbsent() throws Exception {
    assertThat(ask(FileProbe.content(path("no/such/file")))).isEqualTo(new FileAnswer.Absent());
  }

  @Test
  void parentThatIsNoDirectory_isAbsent() throws Exception {
    write("file", bytes(""));

    assertThat(ask(FileProbe.content(path("file/x")))).isEqualTo(new FileAnswer.Absent());
  }

  @Test
  void danglingLink_isTheLinkAlsoWhenFollowed() throws Exception {
    Files.createSymbolicLink(Path.of(path("link")), Path.of("no such thing"));

    FileAnswer plain = ask(FileProbe.metadata(path("link")));
    FileAnswer followed = ask(FileProbe.content(path("link")).following());

    assertThat(plain.present().orElseThrow().linkTarget()).contains("no such thing");
    assertThat(followed).isEqualTo(plain);
  }

  @Test
  void linkToItself_isTheLink() throws Exception {
    Files.createSymbolicLink(Path.of(path("loop")), Path.of("loop"));

    assertThat(ask(FileProbe.content(path("loop")).following()).is(FileType.LINK)).isTrue();
  }

  @Test
  void onlyFollowed_isAnsweredByWhatTheLinkLeadsTo() throws Exception {
    write("file", bytes("text"));
    Files.createSymbolicLink(Path.of(path("link")), Path.of("file"));

    FileAnswer.Present answer = present(FileProbe.digest(path("link")).following());

    assertThat(answer.type()).isEqualTo(FileType.REGULAR);
    assertThat(answer.sha256()).contains(Bytes.sha256(bytes("text")));
    assertThat(answer.content()).isEmpty();
  }

  @Test
  void severalDetailsOfOnePath_eachGetsWhatItAskedFor() throws Exception {
    write("file", bytes("text"));
    String path = path("file");

    List<FileAnswer> answers =
        askAll(List.of(FileProbe.metadata(path), FileProbe.content(path), FileProbe.digest(path)));

    assertThat(answers.get(0).present().orElseThrow().sha256()).isEmpty();
    assertThat(answers.get(1).present().orElseThrow().content()).isPresent();
    assertThat(answers.get(2).present().orElseThrow().content()).isEmpty();
    assertThat(answers.get(2).present().orElseThrow().sha256()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/proc/self/mounts",
        "/proc/version",
        "/sys/kernel/mm/transparent_hugepage/enabled"
      })
  void filesOfTheKernel_areReadWholeWhateverSizeTheyTell(String path) throws Exception {
    assumeThat(Path.of(path)).exists();

    FileAnswer.Present answer = present(FileProbe.content(path));

    assertThat(answer.content().orElseThrow().text()).isNotBlank().endsWith("\n");
  }

  @Test
  void moreThanOneCommandLineHolds_isAnswered() throws Exception {
    List<FileProbe> probes = new ArrayList<>();
    String longName = "x".repeat(200);
    for (int index = 0; index < 20_000; index++) {
      probes.add(FileProbe.digest(path(longName + index)));
    }
    write(longName + "7", bytes("seven"));
    write(longName + "19999", bytes("last"));

    List<FileAnswer> answers = askAll(probes);

    assertThat(answers.get(7).present().orElseThrow().sha256())
        .contains(Bytes.sha256(bytes("seven")));
    assertThat(answers.getLast().present().orElseThrow().sha256())
        .contains(Bytes.sha256(bytes("last")));
    assertThat(answers.stream().filter(FileAnswer.Absent.class::isInstance)).hasSize(19_998);
  }

  @Test
  void hundredFiles_takeTwoProcesses() throws Exception {
    List<FileProbe> probes = new ArrayList<>();
    for (int index = 0; index < 100; index++) {
      write("file" + index, bytes("content " + index));
      probes.add(FileProbe.digest(path("file" + index)));
    }
    Path log = scripts.resolve("processes");
    Path tools = Files.createDirectory(scripts.resolve("tools"));
    for (String tool : List.of("stat", "sha256sum", "head", "readlink", "xargs", "base64")) {
      program(
          tools.resolve(tool),
          "echo " + tool + " >>" + log + "; exec /usr/bin/" + tool + " \"$@\"");
    }
    shell = new LocalScripts(scripts, List.of("env", "PATH=" + tools, "/bin/sh"));

    List<FileAnswer> answers = askAll(probes);

    assertThat(answers).allMatch(answer -> answer.present().orElseThrow().sha256().isPresent());
    assertThat(Files.readAllLines(log)).containsExactly("stat", "sha256sum");
  }

  @Test
  void unreadableForTheActingUser_isPresentWithoutContentOrDenied() throws Exception {
    assumeThat(System.getProperty("user.name")).as("needs to become another").isEqualTo("root");
    Path secret = write("secret", bytes("x"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Path closed = Files.createDirectory(Path.of(path("closed")));
    Files.writeString(closed.resolve("file"), "x");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(scripts, PosixFilePermissions.fromString("rwxr-xr-x"));
    shell = new LocalScripts(scripts, asNobody());

    List<FileAnswer> answers =
        askAll(
            List.of(
                FileProbe.content(path("secret")),
                FileProbe.digest(path("closed/file")),
                FileProbe.metadata(path("closed/a/b")),
                FileProbe.metadata(path("closed"))));

    FileAnswer.Present unreadable = answers.get(0).present().orElseThrow();
    assertThat(unreadable.content()).isEmpty();
    assertThat(unreadable.sha256()).isEmpty();
    assertThat(unreadable.status().orElseThrow().readable()).isFalse();
    assertThat(answers.get(1)).isInstanceOf(FileAnswer.Denied.class);
    assertThat(answers.get(2)).isInstanceOf(FileAnswer.Denied.class);
    assertThat(answers.get(3).is(FileType.DIRECTORY)).isTrue();
  }

  /** Reads the script from standard input, since the scripts are root's. */
  private static List<String> asNobody() {
    return List.of(
        "sh", "-c", "exec setpriv --reuid=65534 --regid=65534 --clear-groups sh <\"$0\"");
  }

  static void program(Path path, String line) throws IOException {
    Files.writeString(path, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
