package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real bash completes. */
final class CompletionCommandTest {
  @TempDir private Path folder = Path.of("");

  private String script(String shell) {
    Terminal terminal = new Terminal();
    assertThat(terminal.type(folder, Map.of(), "completion", shell)).isEqualTo(ExitCode.OK);
    return terminal.out();
  }

  private String bash(String further) throws IOException, InterruptedException {
    Path file = folder.resolve("completion");
    Files.writeString(file, script("bash"));
    String line = "source " + file + "\n" + further;
    Process process =
        new ProcessBuilder("bash", "--norc", "-c", line).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void bash_knowsHowToCompleteTheCommand() throws IOException, InterruptedException {
    assertThat(bash("complete -p slipway"))
        .startsWith("complete ")
        .endsWith("-F _complete_slipway slipway");
  }

  @ParameterizedTest
  @CsvSource({
    "slipway ro, roles",
    "slipway roles ins, install",
    "slipway vault enc, encrypt",
    "slipway run --start, --start-at-task",
    "slipway completion z, zsh"
  })
  void bash_completes(String typed, String whole) throws IOException, InterruptedException {
    List<String> words = List.of(typed.split(" "));
    String found =
        bash(
            "COMP_WORDS=("
                + typed
                + "); COMP_CWORD="
                + (words.size() - 1)
                + "; _complete_slipway; printf '%s\\n' \"${COMPREPLY[@]}\"");
    assertThat(found.lines().map(String::strip)).contains(whole);
  }

  @Test
  void everyCommand_isCompleted() throws IOException, InterruptedException {
    String found =
        bash(
            "COMP_WORDS=(slipway ''); COMP_CWORD=1; _complete_slipway;"
                + " printf '%s\\n' \"${COMPREPLY[@]}\"");
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
    Surroundings surroundings =
        new Surroundings(nowhere, nowhere, false, Map.of(), folder, _ -> Optional.empty());
    assertThat(found.lines().map(String::strip))
        .containsAll(CommandLines.of(surroundings).getSubcommands().keySet());
  }

  @Test
  void zsh_isLedToReadIt() {
    assertThat(script("zsh")).startsWith("autoload").endsWith(script("bash"));
  }
}
