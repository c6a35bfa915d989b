package dev.slipway.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.ProblemRenderer;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class VaultPropertiesTest {
  private static final String SAMPLE = encrypted();

  private static String encrypted() {
    try {
      return Vault.encrypt(Passwords.utf8("user: admin\n"), Passwords.PROD);
    } catch (PasswordException e) {
      throw new AssertionError(e);
    }
  }

  @Property(tries = 60)
  void whatIsEncrypted_isOpenedWithTheSamePasswordOnly(
      @ForAll @Size(max = 100) byte[] plain,
      @ForAll @Size(min = 1, max = 80) byte[] password,
      @ForAll("labels") String label)
      throws Exception {
    VaultPassword right = new VaultPassword(label, () -> password);
    String text = Vault.encrypt(plain, right);
    byte[] other = password.clone();
    other[0] ^= 1;

    assertThat(VaultText.parse(text).format()).isEqualTo(text);
    assertThat(new Vault(List.of(right), _ -> {}).reopen(new SourceFile("f", text)).plain())
        .isEqualTo(plain);
    Problems problems = new Problems();
    Vault wrong = new Vault(List.of(new VaultPassword(label, () -> other)), _ -> {});
    assertThat(wrong.open(new SourceFile("f", text), problems)).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.VAULT_PASSWORD);
  }

  @Provide
  Arbitrary<String> labels() {
    return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(12);
  }

  /** A text with some characters replaced, cut out or put in. */
  @Provide
  Arbitrary<String> mutated() {
    Arbitrary<Integer> places = Arbitraries.integers().between(0, SAMPLE.length() - 1);
    Arbitrary<String> inserted =
        Arbitraries.oneOf(
            Arbitraries.of("", "\n", ";", "g", "0a", "\r\n", "1.3", "$ANSIBLE_VAULT;", "\u0000"),
            Arbitraries.strings().ofMaxLength(5));
    Arbitrary<Edit> edits =
        Combinators.combine(places, Arbitraries.integers().between(0, 40), inserted).as(Edit::new);
    return edits.list().ofMinSize(1).ofMaxSize(3).map(VaultPropertiesTest::edited);
  }

  private record Edit(int at, int removed, String inserted) {}

  private static String edited(List<Edit> edits) {
    String text = SAMPLE;
    for (Edit edit : edits) {
      int from = Math.min(edit.at(), text.length());
      int to = Math.min(from + edit.removed(), text.length());
      text = text.substring(0, from) + edit.inserted() + text.substring(to);
    }
    return text;
  }

  @Property(tries = 300)
  void mutatedFile_isOpenedOrAProblemWithAPlace(@ForAll("mutated") String text) {
    Problems problems = new Problems();
    Vault vault = new Vault(List.of(Passwords.PROD), _ -> {});
    Optional<SourceFile> opened = vault.open(new SourceFile("group_vars/all", text), problems);

    if (opened.isEmpty()) {
      assertThat(problems.all()).hasSize(1);
      assertThat(new ProblemRenderer(false).render(problems.all()))
          .contains("group_vars/all:")
          .contains("Fix: ");
    } else {
      assertThat(opened.get().text()).isIn(text, "user: admin\n");
    }
  }

  @Property(tries = 300)
  void mutatedValue_isOpenedOrAProblemAtItsPlace(@ForAll("mutated") String text) {
    String yaml = "a: 1\nsecret: !vault |\n" + text.strip().indent(6);
    Problems problems = new Problems();
    Optional<Node> root = YamlReader.read(new SourceFile("vars.yml", yaml), problems);
    Optional<Scalar> value =
        root.filter(Mapping.class::isInstance)
            .flatMap(node -> ((Mapping) node).get("secret"))
            .filter(Scalar.class::isInstance)
            .map(Scalar.class::cast);
    if (value.isEmpty()) {
      return;
    }
    Vault vault = new Vault(List.of(Passwords.PROD), _ -> {});
    try {
      assertThat(vault.open(value.get())).isEqualTo("user: admin\n");
    } catch (VaultException e) {
      assertThat(e.problem().range().start().line()).isGreaterThanOrEqualTo(2);
    }
  }

  @Property(tries = 300)
  void cutOffText_isDamaged(@ForAll @IntRange(max = 300) int cut) {
    Problems problems = new Problems();
    String text = SAMPLE.substring(0, Math.max(24, SAMPLE.length() - 2 - cut));
    new Vault(List.of(Passwords.PROD), _ -> {}).open(new SourceFile("f", text), problems);

    assertThat(problems.all()).extracting(Problem::code).containsExactly(ProblemCode.VAULT_DAMAGED);
  }
}
