package dev.slipway.host.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The script of {@link FileProbe} means the same to every shell and its tools. */
class FileProbeShellTest {
  @TempDir Path scripts;
  @TempDir Path place;

  static Stream<List<String>> shells() {
    return Stream.of(List.of("sh"), List.of("bash"), List.of("dash"), List.of("busybox", "sh"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void everyShell_givesTheSameAnswers(List<String> command) throws Exception {
    assumeThat(Path.of("/usr/bin", command.getFirst())).as("the shell is not here").exists();
    List<String> nasty = FileProbeTest.nastyNames();
    List<FileProbe> probes = new ArrayList<>();
    for (String name : nasty) {
      Files.write(Path.of(path(name)), FileProbeTest.bytes(name));
      Files.createSymbolicLink(Path.of(path("link " + name)), Path.of(path(name)));
      probes.addAll(
          Arrays.asList(
              FileProbe.content(path(name)),
              FileProbe.digest(path("link " + name)).following(),
              FileProbe.metadata(path("link " + name))));
    }
    LocalScripts shell = LocalScripts.in(scripts);
    List<FileAnswer> expected = timeless(shell.ask(FileProbeKind.INSTANCE, probes));
    Path tools = Files.createDirectory(scripts.resolve("tools"));
    boolean busybox = command.getFirst().equals("busybox");
    for (String tool : List.of("stat", "sha256sum", "head", "readlink")) {
      FileProbeTest.program(
          tools.resolve(tool), "exec " + (busybox ? "busybox " : "/usr/bin/") + tool + " \"$@\"");
    }
    List<String> words = new ArrayList<>(List.of("env", "PATH=" + tools + ":/usr/bin:/bin"));
    words.addAll(command);

    shell = new LocalScripts(scripts, words);

    assertThat(timeless(shell.ask(FileProbeKind.INSTANCE, probes))).isEqualTo(expected);
  }

  /** Reading a file alters the time of its last access. */
  private static List<FileAnswer> timeless(List<FileAnswer> answers) {
    return answers.stream()
        .<FileAnswer>map(answer -> answer.present().orElseThrow().withoutStatus())
        .toList();
  }

  private String path(String name) {
    return place + "/" + name;
  }
}
