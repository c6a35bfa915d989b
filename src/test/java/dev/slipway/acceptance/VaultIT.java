package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is encrypted here opens with {@code ansible-vault} and the reverse. Where that program is
 * not installed the tests are skipped, but for continuous integration, which must have it.
 */
class VaultIT {
  private static final String ANSIBLE_VAULT = "ansible-vault";
  private static final String PLAIN = "user: admin\npassword: 'pä$$ wörd'\n";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException, InterruptedException {
    boolean there = Files.exists(Path.of("/usr/bin", ANSIBLE_VAULT));
    if (!there && "required".equals(System.getenv("SLIPWAY_LAB"))) {
      throw new AssertionError("SLIPWAY_LAB=required, but there is no " + ANSIBLE_VAULT);
    }
    Assumptions.assumeTrue(there, "there is no " + ANSIBLE_VAULT + "; install ansible-core");
    Files.writeString(folder.resolve("pw"), "correct horse\n");
    Files.writeString(folder.resolve("vars.yml"), PLAIN);
  }

  private String ansible(String... arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("/usr/bin/" + ANSIBLE_VAULT));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("ANSIBLE_LOCAL_TEMP", folder.resolve("temporary").toString());
    Process process = builder.redirectError(folder.resolve("err").toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("err"))).isZero();
    return output;
  }

  private String slipway(String... arguments) {
    Slipway.Finished finished = Slipway.runIn(folder, arguments);
    assertThat(finished.exit()).as(finished.toString()).isZero();
    return finished.output();
  }

  @Test
  void ours_isReadByAnsible() throws IOException, InterruptedException {
    for (String id : List.of("pw", "prod@pw")) {
      slipway("vault", "encrypt", "--vault-id", id, "vars.yml");
      assertThat(ansible("view", "--vault-id", id, "vars.yml")).isEqualTo(PLAIN);
      slipway("vault", "decrypt", "--vault-id", id, "vars.yml");
      assertThat(Files.readString(folder.resolve("vars.yml"))).isEqualTo(PLAIN);
    }
  }

  @Test
  void theirs_isReadHere() throws IOException, InterruptedException {
    for (String id : List.of("pw", "prod@pw")) {
      ansible("encrypt", "--vault-id", id, "vars.yml");
      assertThat(slipway("vault", "view", "--vault-id", id, "vars.yml")).isEqualTo(PLAIN);
      ansible("decrypt", "--vault-id", id, "vars.yml");
    }
  }
}
