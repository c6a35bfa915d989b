package dev.slipway.modules.archives;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.connection.LocalConnector;
import dev.slipway.host.Become;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostException;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.Target;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ArchiveModuleTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"TAR", "GZIP"})
  void namesThatAreCutOff_leaveTheArchiveBefore(Format format) throws Exception {
    Path source = Files.createDirectory(folder.resolve("source"));
    Files.writeString(source.resolve("one"), "1");
    Files.writeString(source.resolve("two"), "2");
    Path archive = folder.resolve("archive");
    FileAnswer.Present after =
        FileAnswer.Present.fresh(FileType.REGULAR, 0644, owner("owner"), 0, owner("group"), 0);
    byte[] names = "one\0two\0".getBytes(StandardCharsets.UTF_8);
    ShellCommand packing =
        ArchiveModule.packing(format, source.toString(), archive.toString(), after, names);

    ScriptResult whole = run(packing);
    assertThat(whole.exit()).as(whole.stderrText()).isZero();
    byte[] packed = Files.readAllBytes(archive);
    for (int length : List.of(0, 4)) {
      ScriptResult cut = run(packing.input(Arrays.copyOf(names, length)));

      assertThat(cut.exit()).isNotZero();
      assertThat(archive).hasBinaryContent(packed);
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).containsExactlyInAnyOrder(source, archive);
      }
    }
  }

  private String owner(String which) throws IOException {
    return Files.getAttribute(folder, "posix:" + which).toString();
  }

  private static ScriptResult run(ShellCommand command) throws HostException {
    try (HostConnection connection = new LocalConnector().connect(Target.local("here"))) {
      return connection.shell(new Become.Login()).exchange(List.of(command.script())).getFirst();
    }
  }
}
