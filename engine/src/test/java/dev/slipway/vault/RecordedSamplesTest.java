package dev.slipway.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Scalar;
import dev.slipway.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Opens what ansible-vault 2.14 of Debian wrote. */
final class RecordedSamplesTest {
  private static final Path SAMPLES = Path.of("src/test/resources/vault");

  private final List<String> masked = new ArrayList<>();
  private final Vault vault = new Vault(List.of(Passwords.DEFAULT, Passwords.PROD), masked::add);

  private static SourceFile sample(String name) throws IOException {
    return new SourceFile(name, Files.readString(SAMPLES.resolve(name)));
  }

  @Test
  void fileOfEachVersion_isOpened() throws Exception {
    for (String name : List.of("file-1.1.yml", "file-1.2-prod.yml")) {
      SourceFile opened = vault.open(sample(name));

      assertThat(opened.text()).isEqualTo("user: admin\npassword: s3cret-Wert\n");
      assertThat(opened.name()).isEqualTo(name);
      assertThat(opened.secret()).isTrue();
    }
  }

  @Test
  void wholeBlocksAndNothing_areOpened() throws Exception {
    assertThat(vault.open(sample("sixteen-bytes.vault")).text()).isEqualTo("exact 16 bytes!!");
    assertThat(vault.open(sample("empty.vault")).text()).isEmpty();
  }

  @Test
  void bytesThatAreNoText_areOpenedWithAPasswordThatIsNone() throws Exception {
    VaultPassword bytes =
        VaultPassword.unlabelled(new PasswordFile(SAMPLES.resolve("password-bytes"), "default"));
    Vault own = new Vault(List.of(bytes), masked::add);
    byte[] expected = new byte[256];
    for (int value = 0; value < expected.length; value++) {
      expected[value] = (byte) value;
    }

    assertThat(own.content(sample("binary.vault"))).isEqualTo(expected);
    assertThat(masked).isEmpty();
  }

  @Test
  void inlineValues_areOpenedAndMasked() throws Exception {
    Problems problems = new Problems();
    Mapping root = (Mapping) YamlReader.read(sample("inline.yml"), problems).orElseThrow();

    assertThat(vault.open((Scalar) root.get("db_password").orElseThrow()))
        .isEqualTo("pä$$ wörd ${not} {{x}}");
    assertThat(vault.open((Scalar) root.get("token").orElseThrow())).isEqualTo("tok");
    assertThat(masked).containsExactly("pä$$ wörd ${not} {{x}}", "tok");
  }

  @Test
  void reencrypted_keepsVersionIdAndWidth() throws Exception {
    OpenedText opened = vault.reopen(sample("file-1.2-prod.yml"));
    String again = opened.encryptedAgain("a: 1\n".getBytes(StandardCharsets.UTF_8));

    assertThat(again).startsWith("$ANSIBLE_VAULT;1.2;AES256;prod\n").endsWith("\n");
    assertThat(again.lines()).allMatch(line -> line.length() <= 80);
    assertThat(new Vault(List.of(Passwords.PROD), _ -> {}).open(new SourceFile("f", again)).text())
        .isEqualTo("a: 1\n");
  }
}
