package dev.slipway.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PasswordFileTest {
  @TempDir private Path folder = Path.of("");

  private String password(String name) throws PasswordException {
    byte[] bytes = new PasswordFile(folder.resolve(name), "prod").password();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void script(String name, String text) throws IOException {
    Path script = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void fileWithWhiteSpaceAround_givesWhatIsBetween() throws Exception {
    Files.writeString(folder.resolve("pw"), " correct horse \r\n\n");

    assertThat(password("pw")).isEqualTo("correct horse");
  }

  @Test
  void program_isRunWithoutArguments() throws Exception {
    script("pw.sh", "echo \"from $# arguments \"\n");

    assertThat(password("pw.sh")).isEqualTo("from 0 arguments ");
  }

  @Test
  void clientProgram_isToldTheId() throws Exception {
    script("keyring-client", "echo \"$@\"\n");
    script("keyring-client.sh", "echo \"$@\"\n");

    assertThat(password("keyring-client")).isEqualTo("--vault-id prod");
    assertThat(password("keyring-client.sh")).isEqualTo("--vault-id prod");
  }

  @Test
  void whatGivesNoPassword_isRefusedWithTheReason() throws IOException {
    Files.writeString(folder.resolve("empty"), "\n");
    script("failing", "echo secret\nexit 3\n");

    assertThatThrownBy(() -> password("none")).hasMessageContaining("There is no file");
    assertThatThrownBy(() -> password("")).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> password("empty")).hasMessageContaining("gives an empty password");
    assertThatThrownBy(() -> password("failing")).hasMessageContaining("ended with exit code 3");
  }
}
