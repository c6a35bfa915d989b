package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which command lines another process may carry out. */
final class ErrandTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"run p.yml", "plan p.yml -o x", "check p.yml -e @vars.yml", "ping all"})
  void commandThatPrintsAndAsks_isForOthers(String line) {
    assertThat(errand(line, Map.of("SLIPWAY_RESIDENT", "5"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "vault edit secrets.yml",
        "vault encrypt",
        "init x",
        "--help",
        "run p.yml -e @/dev/fd/63",
        "run p.yml -i /proc/self/fd/0",
        "run /dev/stdin"
      })
  void commandThatNeedsItsOwnStreams_isNot(String line) {
    assertThat(errand(line, Map.of("SLIPWAY_RESIDENT", "5"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0"})
  void withoutMinutes_nothingIs(String minutes) {
    assertThat(errand("run p.yml", Map.of("SLIPWAY_RESIDENT", minutes))).isEmpty();
    assertThat(errand("run p.yml", Map.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "soon", "5m", "1441"})
  void whatIsNoNumberOfMinutes_isRefused(String minutes) {
    assertThatThrownBy(() -> errand("run p.yml", Map.of("SLIPWAY_RESIDENT", minutes)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("minutes from 0 to 1440, not \"" + minutes);
  }

  @Test
  void settingThatNamesAnOpenFile_keepsItHere() {
    Map<String, String> variables =
        Map.of("SLIPWAY_RESIDENT", "5", "SLIPWAY_VAULT_PASSWORD_FILE", "/dev/fd/3");

    assertThat(errand("run p.yml", variables)).isEmpty();
  }

  @Test
  void folderThatIsOpenToOthers_isToldAndTheCommandIsDoneHere() throws IOException {
    Path open = Files.createDirectories(folder.resolve("slipway/resident"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(errand("run p.yml", Map.of("SLIPWAY_RESIDENT", "5"))).isEmpty();
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .startsWith("warning: SLIPWAY_RESIDENT is set, and no process can stay: " + open);
  }

  @Test
  void nobodyThere_isDoneHere() {
    Errand errand = errand("run p.yml", Map.of("SLIPWAY_RESIDENT", "5")).orElseThrow();

    assertThat(errand.elsewhere()).isEmpty();
  }

  private Optional<Errand> errand(String line, Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("XDG_STATE_HOME", folder.toString());
    PrintStream shown = new PrintStream(errors, true, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(shown, shown, false, all, folder, _ -> Optional.empty());
    return Errand.of(surroundings, line.isEmpty() ? List.of() : List.of(line.split(" ")));
  }
}
