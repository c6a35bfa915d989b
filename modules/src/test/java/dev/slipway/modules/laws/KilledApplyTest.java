package dev.slipway.modules.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.modules.cases.CaseArguments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 6 for files: whenever an apply is killed, the file before is there or the file after. */
class KilledApplyTest {
  private static final ModuleRegistry MODULES = BuiltInModules.registry();
  private static final int ROUNDS = 20;
  private static final int LINES = 10_000;
  private static final Random RANDOM = new Random(20_260_101);

  @TempDir private Path folder;

  /** A module, the text before, and its other arguments. */
  record Edit(String module, String before, Map<String, Object> arguments) {
    @Override
    public String toString() {
      return module;
    }
  }

  static Stream<Edit> edits() {
    String lines = "a = 1\n".repeat(LINES);
    return Stream.of(
        new Edit("copy", lines, Map.of("content", "b = 2\n".repeat(LINES))),
        new Edit("template", lines, Map.of("src", "b = 2\n".repeat(LINES))),
        new Edit("lineinfile", lines, Map.of("line", "b")),
        new Edit("blockinfile", lines, Map.of("block", "b")),
        new Edit("replace", lines, Map.of("regexp", "a = 1", "replace", "b = 2")),
        new Edit("ini_file", lines, Map.of("section", "x", "option", "b", "value", "c")),
        new Edit("json_file", "[" + "1, ".repeat(LINES) + "1]", Map.of("key", "0", "value", 2)),
        new Edit("toml_file", "a = 1\n" + "# x\n".repeat(LINES), Map.of("key", "a", "value", 2)),
        new Edit("yaml_file", "- 1\n".repeat(LINES / 4), Map.of("key", "0", "value", 2)),
        new Edit("hosts_entries", "# x\n".repeat(LINES), Map.of("entries", List.of("::2 two"))),
        new Edit("assemble", lines, Map.of("src", "FOLDER/source")),
        new Edit("get_url", lines, Map.of("url", "file://FOLDER/source/file", "force", true)),
        new Edit("archive", lines, Map.of("path", "FOLDER/source/", "format", "tar")),
        new Edit(
            "unarchive",
            lines,
            Map.of("src", "FOLDER/source.tar", "dest", "FOLDER", "remote_src", true)));
  }

  @ParameterizedTest
  @MethodSource("edits")
  void killedApply_leavesTheFileBeforeOrTheFileAfter(Edit edit) throws Exception {
    Path file = folder.resolve("file");
    Path source = Files.createDirectory(folder.resolve("source"));
    Files.writeString(source.resolve("file"), "c = 3\n".repeat(LINES));
    Process tar =
        new ProcessBuilder("tar", "-cf", source + ".tar", "-C", source.toString(), "file").start();
    assertThat(tar.waitFor()).isZero();
    TaskModule<?, ?> module = MODULES.find(edit.module()).orElseThrow();
    Killing<?, ?> killing = new Killing<>(module, arguments(edit, module, file));
    Files.writeString(file, edit.before());
    killing.run();
    String after = Files.readString(file);
    assertThat(after).isNotEqualTo(edit.before());
    Files.writeString(file, edit.before());
    long begin = System.nanoTime();
    killing.run();
    long whole = System.nanoTime() - begin;

    for (int round = 0; round < ROUNDS; round++) {
      Files.writeString(file, edit.before());
      long delay = RANDOM.nextLong(whole);
      killing.runAndKill(delay);
      assertThat(Files.readString(file))
          .as("killed after %d ns of %d", delay, whole)
          .isIn(edit.before(), after);
      killing.run();
      assertThat(Files.readString(file)).as("the next run").isEqualTo(after);
    }
  }

  private Arguments arguments(Edit edit, TaskModule<?, ?> module, Path file) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    boolean named =
        module.spec().parameter("path").isPresent() && !edit.arguments().containsKey("path");
    arguments.put(named ? "path" : "dest", file.toString());
    edit.arguments()
        .forEach(
            (name, value) ->
                arguments.put(
                    name,
                    value instanceof String text
                        ? text.replace("FOLDER", folder.toString())
                        : value));
    return CaseArguments.of(module.spec(), arguments);
  }
}
