package dev.slipway.modules.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.daemons.DaemonProbe;
import dev.slipway.modules.support.daemons.DaemonRestart;
import dev.slipway.modules.support.toml.TomlDifference;
import dev.slipway.modules.support.toml.TomlDocument;
import dev.slipway.modules.support.toml.TomlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Configurations as they are found on hosts, each with what the same settings alter in it. */
final class ContainerdFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/containerd");

  private static final ContainerdSettings SETTINGS =
      new ContainerdSettings(
          "/etc/containerd/config.toml",
          Optional.of(true),
          new EnumMap<>(
              Map.of(
                  ContainerdKey.SANDBOX_IMAGE, "registry.example.org/pause:3.9",
                  ContainerdKey.CONFIG_PATH, "/etc/containerd/certs.d")),
          Map.of(),
          List.of(),
          Map.of(),
          List.of(),
          new ContainerdSettings.Manner(
              true,
              ContainerdSettings.Base.FILE,
              new DaemonRestart(
                  new DaemonProbe("containerd.service", List.of(), false), true, "", 0),
              false));

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".toml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void file_isAlteredByKeyAndNothingElse(Path file) throws IOException {
    Path expectation = FOLDER.resolve("expected").resolve(name(file) + ".txt");
    String expected = Files.readString(expectation);
    String daemon = expected.lines().findFirst().orElseThrow();
    String text = Files.readString(file);
    String actual = daemon + "\n" + outcome(text, ContainerdVersion.parse(daemon).orElseThrow());
    if (System.getProperty("golden.update") != null) {
      Files.writeString(expectation, actual);
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static String outcome(String text, ContainerdVersion daemon) {
    try {
      TomlDocument before = TomlDocument.parse(text);
      assertThat(before.text()).isEqualTo(text);
      TomlDocument after = ContainerdFile.with(SETTINGS, daemon, before);
      assertThat(ContainerdFile.with(SETTINGS, daemon, after)).isSameAs(after);
      assertThat(comments(after)).containsAll(commentsThatStay(before, after));
      List<TomlDifference> differences = before.differences(after);
      assertThat(linesThatWent(before, after)).hasSizeLessThanOrEqualTo(differences.size() + 1);
      return differences.stream().map(ContainerdFilesTest::line).collect(Collectors.joining());
    } catch (TaskFailedException | TomlException e) {
      return "refused: " + e.getMessage() + "\n";
    }
  }

  private static String line(TomlDifference difference) {
    return "%s: %s -> %s%n"
        .formatted(
            difference.path(),
            difference.before().orElse("(absent)"),
            difference.after().orElse("(absent)"));
  }

  private static List<String> linesThatWent(TomlDocument before, TomlDocument after) {
    List<String> lines = new ArrayList<>(before.text().lines().toList());
    after.text().lines().forEach(lines::remove);
    return lines;
  }

  private static List<String> comments(TomlDocument document) {
    return document
        .text()
        .lines()
        .filter(line -> line.contains("#"))
        .map(it -> it.replaceFirst(".*#", ""))
        .toList();
  }

  /** A comment behind an item of a list goes with the item. */
  private static List<String> commentsThatStay(TomlDocument before, TomlDocument after) {
    List<String> gone =
        linesThatWent(before, after).stream().filter(it -> it.contains("cri\"")).toList();
    return comments(before).stream()
        .filter(it -> gone.stream().noneMatch(line -> line.endsWith(it)))
        .toList();
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.toml$", "");
  }
}
