package dev.slipway.modules.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.ScriptResult;
import dev.slipway.modules.support.LocalShell;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SentScriptTest {
  private static final String SHOWING =
      "#!/bin/sh\necho \"$#\"\nfor word in \"$@\"; do echo \"<$word>\"; done\npwd\ncat\n";

  @TempDir Path temporary;

  static Stream<Arguments> scripts() {
    return Stream.of(
        Arguments.of("echo hello\n", List.of("/bin/sh")),
        Arguments.of("", List.of("/bin/sh")),
        Arguments.of("#!\n", List.of("/bin/sh")),
        Arguments.of("#!/bin/bash\n", List.of("/bin/bash")),
        Arguments.of("#! /bin/bash -eu\r\n", List.of("/bin/bash", "-eu")),
        Arguments.of("#!/usr/bin/env -S awk -f\n", List.of("/usr/bin/env", "-S awk -f")),
        Arguments.of("\u007fELF\u0002", List.of()));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void namedIn_script_isWhatItsFirstLineSays(String script, List<String> interpreter) {
    assertThat(SentScript.namedIn(bytes(script))).isEqualTo(interpreter);
  }

  @Test
  void command_argumentsAndDirectory_reachTheScriptUnchanged() {
    List<String> arguments = List.of("two words", "$HOME *", "", "it's");

    ScriptResult result = run("/", List.of(), arguments, SHOWING);

    assertThat(result.stdoutText()).isEqualTo("4\n<two words>\n<$HOME *>\n<>\n<it's>\n/\n");
    assertThat(result.exit()).isZero();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void command_noArguments_runs() {
    assertThat(run("", List.of(), List.of(), "echo $#\n").stdoutText()).isEqualTo("0\n");
  }

  @Test
  void command_otherInterpreter_isUsed() {
    ScriptResult result = run("", List.of("cat", "-n"), List.of(), "first\n");

    assertThat(result.stdoutText()).isEqualTo("     1\tfirst\n");
  }

  @Test
  void command_failingScript_keepsItsStatusAndLeavesNothing() {
    ScriptResult result = run("", List.of(), List.of(), "echo why >&2\nexit 7\n");

    assertThat(result.exit()).isEqualTo(7);
    assertThat(result.stderrText()).isEqualTo("why\n");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void command_missingDirectory_runsNothing() {
    ScriptResult result = run("/nowhere", List.of(), List.of(), "echo ran\n");

    assertThat(result.exit()).isNotZero();
    assertThat(result.stdoutText()).isEmpty();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void command_binaryContent_arrivesAsItIs() {
    byte[] content = new byte[256];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) i;
    }

    ScriptResult result =
        LocalShell.run(
            SentScript.command("", List.of("cat"), List.of(), content).script(), environment());

    assertThat(result.stdout()).isEqualTo(content);
  }

  private ScriptResult run(
      String directory, List<String> interpreter, List<String> arguments, String script) {
    return LocalShell.run(
        SentScript.command(directory, interpreter, arguments, bytes(script)).script(),
        environment());
  }

  private Map<String, String> environment() {
    return Map.of("TMPDIR", temporary.toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
