package dev.slipway.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.ProblemRenderer;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VaultTest {
  private final List<String> masked = new ArrayList<>();
  private final List<String> fetched = new ArrayList<>();

  private VaultPassword password(String label, String text) {
    return new VaultPassword(
        label,
        () -> {
          fetched.add(label);
          return Passwords.utf8(text);
        });
  }

  private static String sealed(String plain, String label, String password) throws Exception {
    return Vault.encrypt(
        Passwords.utf8(plain), new VaultPassword(label, () -> Passwords.utf8(password)));
  }

  private static SourceFile file(String text) {
    return new SourceFile("vars.yml", text);
  }

  private static Node yaml(SourceFile file) {
    return YamlReader.read(file, new Problems()).orElseThrow();
  }

  private static String shown(Vault vault, String text) {
    Problems problems = new Problems();
    vault.open(file(text), problems);
    return new ProblemRenderer(false).render(problems.all());
  }

  @Test
  void plainFile_isLeftAloneAndNoPasswordIsFetched() throws Exception {
    SourceFile plain = file("a: 1\n");

    assertThat(new Vault(List.of(password("default", "x")), masked::add).open(plain))
        .isSameAs(plain);
    assertThat(fetched).isEmpty();
  }

  @Test
  void passwordWithTheId_isTriedFirst() throws Exception {
    Vault vault =
        new Vault(List.of(password("default", "one"), password("prod", "two")), masked::add);

    assertThat(vault.open(file(sealed("a: 1\n", "prod", "two"))).text()).isEqualTo("a: 1\n");
    assertThat(fetched).containsExactly("prod");
  }

  @Test
  void otherPasswords_areTriedAfterwards() throws Exception {
    Vault vault =
        new Vault(List.of(password("default", "one"), password("prod", "two")), masked::add);

    assertThat(vault.open(file(sealed("a: 1\n", "prod", "one"))).text()).isEqualTo("a: 1\n");
    assertThat(fetched).containsExactly("prod", "default");
  }

  @Test
  void passwordThatCannotBeHad_isNoHindranceToAnother() throws Exception {
    VaultPassword missing =
        new VaultPassword(
            "prod",
            () -> {
              fetched.add("prod");
              throw new PasswordException("There is no file \"x\".");
            });
    Vault vault = new Vault(List.of(missing, password("default", "one")), masked::add);

    assertThat(vault.open(file(sealed("a: 1\n", "prod", "one"))).text()).isEqualTo("a: 1\n");
    assertThat(shown(vault, sealed("b: 1\n", "prod", "other")))
        .contains("No password opens this text, which is encrypted under the id \"prod\".")
        .contains("\"prod\" cannot be had: There is no file \"x\".")
        .contains("\"default\" does not fit")
        .contains("--vault-id prod@FILE");
    assertThat(fetched).containsExactly("prod", "default");
  }

  @Test
  void valueOfAnIdWithoutAPassword_isLeftUntilItIsUsed() throws Exception {
    Node variables = yaml(file("a: !vault |\n" + sealed("hush", "prod", "one").indent(2)));
    Problems problems = new Problems();
    new Vault(List.of(password("default", "one")), masked::add)
        .receiveVariables(variables, problems);

    assertThat(problems.all()).isEmpty();
    assertThat(fetched).isEmpty();
  }

  @Test
  void wrongPasswordOfAValue_isFoundWhenItIsReceived() throws Exception {
    Node variables = yaml(file("a: !vault |\n" + sealed("hush", "prod", "one").indent(2)));
    Problems problems = new Problems();
    new Vault(List.of(password("prod", "two")), masked::add).receiveVariables(variables, problems);

    assertThat(problems.all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.VAULT_PASSWORD);
              assertThat(problem.message()).contains("password \"prod\" does not fit");
              assertThat(problem.range().start().line()).isEqualTo(2);
            });
  }

  @Test
  void valueUsedTwice_isOpenedOnceWhenItIsReceived() throws Exception {
    List<String> said = new ArrayList<>();
    String sealed = sealed("hush", "default", "one");
    Scalar value =
        (Scalar) ((Mapping) yaml(file("a: !vault |\n" + sealed.indent(2)))).get("a").orElseThrow();
    Vault vault = new Vault(List.of(password("default", "one")), said::add);

    long start = System.nanoTime();
    vault.receiveVariables(value, new Problems());
    long first = System.nanoTime() - start;
    start = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      assertThat(vault.open(value)).isEqualTo("hush");
    }
    assertThat(System.nanoTime() - start).as("ten more, %d ns for one", first).isLessThan(first);
    assertThat(fetched).containsExactly("default");
    assertThat(said).contains("hush");
  }

  @Test
  void variablesOfAnEncryptedFile_areMaskedAllButBooleansAndKeys() {
    SourceFile secret =
        new SourceFile("v.yml", "user: bob\nport: 5432\non: true\nl: [x y]\n", true);
    new Vault(List.of(), masked::add).receiveVariables(yaml(secret), new Problems());

    assertThat(masked).containsExactly("bob", "5432", "x y");
  }

  @Test
  void tasksOfAnEncryptedFile_keepTheirNames() {
    SourceFile secret =
        new SourceFile(
            "t.yml", "- name: Greet\n  user: {name: bob, state: present, uid: '77'}\n", true);
    new Vault(List.of(), masked::add).receiveTasks(yaml(secret), new Problems());

    assertThat(masked).containsExactly("77");
  }

  @Test
  void problemInAnEncryptedFile_doesNotShowItsLine() {
    SourceFile secret = new SourceFile("v.yml", "password: [hush\nb: 1\n", true);
    Problems problems = new Problems();
    YamlReader.read(secret, problems);

    assertThat(new ProblemRenderer(false).render(problems.all()))
        .contains("v.yml:")
        .doesNotContain("hush");
  }

  @Test
  void withoutPasswords_theIdIsNamed() throws Exception {
    assertThat(shown(Vault.withoutPasswords(), sealed("a", "prod", "one")))
        .contains("error[vault-password] vars.yml:1:1")
        .contains("This is encrypted under the id \"prod\", and no password was given.")
        .contains("Fix: give it by --vault-id prod@FILE, or prod@prompt");
    assertThat(shown(Vault.withoutPasswords(), sealed("a", "default", "one")))
        .contains("This is encrypted, and no password was given.")
        .contains("Fix: give it by --vault-password-file FILE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$ANSIBLE_VAULT;1.0;AES | 1:1 | is of version \"1.0\"",
        "$ANSIBLE_VAULT;1.1;AES | 1:1 | by the cipher \"AES\"",
        "$ANSIBLE_VAULT;1.1;AES256 | 1:1 | ends behind its first line",
        "$ANSIBLE_VAULT;1.1;AES256\\n616x | 2:4 | no hexadecimal digit",
        "$ANSIBLE_VAULT;1.1;AES256\\n616 | 2:1 | odd number of digits",
        "$ANSIBLE_VAULT;1.1;AES256\\n6161 | 2:1 | has 1 of 3 parts",
        "$ANSIBLE_VAULT;1.1;AES256\\n61610a7a7a0a6161 | 2:1 | stand for is not valid",
        "$ANSIBLE_VAULT;1.1;AES256\\n61610a61610a6161 | 2:1 | checksum is not of the right length",
      })
  void damage_isFoundWithoutAPasswordAndHasAPlace(String text, String place, String message) {
    String written = text.replace("\\n", "\n");

    assertThat(shown(Vault.withoutPasswords(), written))
        .contains("error[vault-damaged] vars.yml:" + place)
        .contains(message)
        .contains("Fix: ");
    Problems problems = new Problems();
    Vault.withoutPasswords()
        .receiveVariables(yaml(file("k: !vault |\n" + written.indent(2))), problems);
    assertThat(problems.all())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains(message);
  }

  @Test
  void emptyPassword_isRefused() {
    assertThatThrownBy(() -> sealed("a", "default", ""))
        .isInstanceOf(PasswordException.class)
        .hasMessage("It is empty.");
  }
}
