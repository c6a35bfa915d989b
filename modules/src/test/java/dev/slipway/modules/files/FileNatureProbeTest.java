package dev.slipway.modules.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.ScriptResult;
import dev.slipway.modules.support.LocalShell;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Held against programs that print what those of Debian 12 printed. */
final class FileNatureProbeTest {
  @TempDir private Path folder;

  private FileNatureProbe.Answer ask(FileNatureProbe probe) throws Exception {
    String programs = folder + ":" + System.getenv("PATH");
    ScriptResult result =
        LocalShell.run(probe.kind().script(List.of(probe)), Map.of("PATH", programs));
    return probe.kind().parse(List.of(probe), result).getFirst();
  }

  private void program(String name, String text) throws Exception {
    Path program = folder.resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + text, StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void bothPrograms_areRead() throws Exception {
    program("file", "[ \"$2\" = -h ] && echo 'text/plain; charset=us-ascii'\n");
    program("lsattr", "echo \"381700746  ----i---------e------- $4\"\n");

    assertThat(ask(new FileNatureProbe("/a b", false, true, true)))
        .isEqualTo(
            new FileNatureProbe.Answer(
                Optional.of("text/plain"),
                Optional.of("us-ascii"),
                Optional.of("ie"),
                Optional.of("381700746")));
  }

  @Test
  void linkThatIsFollowed_isFollowedByBoth() throws Exception {
    Path file = Files.writeString(folder.resolve("the file"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("the link"), file);
    program("file", "[ \"$2\" = -L ] && echo 'text/plain; charset=us-ascii'\n");
    program("lsattr", "case $4 in *file) echo \"7 --------------e------- $4\" ;; esac\n");

    FileNatureProbe.Answer answer = ask(new FileNatureProbe(link.toString(), true, true, true));

    assertThat(answer.type()).contains("text/plain");
    assertThat(answer.flags()).contains("e");
  }

  @Test
  void whatTheyCannotTell_isLeftOut() throws Exception {
    program("file", "echo 'regular file, no read permission'\n");
    program("lsattr", "echo 'lsattr: Operation not supported While reading flags' >&2; exit 1\n");

    assertThat(ask(new FileNatureProbe("/x", false, true, true)))
        .isEqualTo(
            new FileNatureProbe.Answer(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void whatIsNotAskedFor_isNotAsked() throws Exception {
    program("file", "touch '" + folder + "/asked'\n");
    program("lsattr", "touch '" + folder + "/asked'\n");

    ask(new FileNatureProbe("/x", false, false, false));

    assertThat(folder.resolve("asked")).doesNotExist();
  }
}
