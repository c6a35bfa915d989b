package dev.slipway.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import dev.slipway.vault.PasswordException;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RendererTest {
  private final Renderer renderer = Fixture.renderer();
  private final Scope scope =
      Fixture.scope(renderer, Fixture.data(Map.of("n", 3L, "word", "hello")));

  @TempDir Path folder;

  private static Scalar scalar(String text, Object value, Scalar.Tag tag) {
    return new Scalar(Fixture.scalar(text).range(), text, value, Scalar.Style.PLAIN, tag);
  }

  private static Mapping mapping(Map<String, ? extends dev.slipway.tree.Node> values) {
    List<Mapping.Entry> entries = new ArrayList<>();
    values.forEach((key, value) -> entries.add(new Mapping.Entry(Fixture.scalar(key), value)));
    return new Mapping(Fixture.scalar("").range(), entries);
  }

  private static Sequence list(dev.slipway.tree.Node... items) {
    return new Sequence(Fixture.scalar("").range(), Arrays.asList(items));
  }

  private String file(String text) {
    return renderer.renderFile(new SourceFile("t.vm", text), folder, scope);
  }

  @Test
  void mapsAndLists_areRenderedInTheirOrderWithLiteralKeys() {
    Map<String, dev.slipway.tree.Node> written = new LinkedHashMap<>();
    written.put("z", Fixture.scalar("${n}"));
    written.put("${n}", list(Fixture.scalar("a ${word}"), scalar("7", 7L, Scalar.Tag.NONE)));
    written.put("empty", scalar("", null, Scalar.Tag.NONE));
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("z", 3L);
    expected.put("${n}", List.of("a hello", 7L));
    expected.put("empty", null);

    Object rendered = renderer.render(mapping(written), scope);

    assertThat(rendered).isEqualTo(expected);
    assertThat(((Map<?, ?>) rendered).keySet().stream().toList())
        .isEqualTo(List.of("z", "${n}", "empty"));
  }

  @Test
  void otherScalars_keepTheirValueAndTheirTextAsItWasWritten() {
    Scalar mode = scalar("0644", 420L, Scalar.Tag.NONE);

    assertThat(renderer.render(mode, scope)).isEqualTo(420L);
    assertThat(renderer.renderText(mode, scope)).isEqualTo("0644");
    assertThat(renderer.renderText(Fixture.scalar("${n}"), scope)).isEqualTo("3");
  }

  @Test
  void unsafeAndVaultValues_areNotEvaluated() throws PasswordException {
    String plain = "${n} {{ n }}";
    String sealed = Vault.encrypt(plain.getBytes(StandardCharsets.UTF_8), Fixture.VAULT_PASSWORD);
    for (Scalar scalar :
        List.of(
            scalar(plain, plain, Scalar.Tag.UNSAFE), scalar(sealed, sealed, Scalar.Tag.VAULT))) {
      assertThat(renderer.render(scalar, scope)).isEqualTo(plain);
      assertThat(renderer.renderText(scalar, scope)).isEqualTo(plain);
    }
  }

  @Test
  void conditions_areBooleansTextsAndListsOfThem() {
    assertThat(renderer.holds(scalar("true", true, Scalar.Tag.NONE), scope)).isTrue();
    assertThat(renderer.holds(scalar("no", false, Scalar.Tag.NONE), scope)).isFalse();
    assertThat(renderer.holds(list(), scope)).isTrue();
    assertThat(renderer.holds(list(Fixture.scalar("$n == 3"), Fixture.scalar("true")), scope))
        .isTrue();
  }

  @Test
  void listOfConditions_stopsAtTheFirstThatDoesNotHold() {
    Sequence conditions = list(Fixture.scalar("$n == 4"), Fixture.scalar("$nowhere"));

    assertThat(renderer.holds(conditions, scope)).isFalse();
  }

  @Test
  void mappingAsCondition_isRefused() {
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> renderer.holds(mapping(Map.of("a", Fixture.scalar("b"))), scope))
        .satisfies(
            exception -> assertThat(exception.problem().code()).isEqualTo(ProblemCode.WRONG_TYPE));
  }

  @Test
  void emptyCondition_isRefused() {
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> renderer.holds(scalar("", null, Scalar.Tag.NONE), scope))
        .withMessageContaining("empty");
  }

  @Test
  void macro_doesNotLeakIntoOtherTemplates() {
    assertThat(file("#macro(mine)one#end#mine()")).isEqualTo("one");
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> file("#mine()"))
        .withMessageContaining("#mine");
    assertThat(file("#macro(mine)two#end#mine()")).isEqualTo("two");
  }

  @Test
  void templateThatSetsAName_doesNotChangeTheVariable() {
    assertThat(file("#set($n = 4)$n")).isEqualTo("4");
    assertThat(file("$n")).isEqualTo("3");
  }

  @Test
  void usedFile_isReadAgainWhenItChanged() throws IOException {
    Path used = folder.resolve("used.vm");
    Files.writeString(used, "old $n");
    assertThat(file("#parse('used.vm')")).isEqualTo("old 3");

    Files.writeString(used, "changed $n");

    assertThat(file("#parse('used.vm')")).isEqualTo("changed 3");
  }

  @Test
  void usedFile_seesAndSetsTheNamesOfTheTemplate() throws IOException {
    Files.writeString(folder.resolve("used.vm"), "$given#set($back = 'b')");

    assertThat(file("#set($given = 'a')#parse('used.vm')$back")).isEqualTo("ab");
  }

  @Test
  void linkThatLeadsOutside_isNotFollowedByName() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret.txt"), "secret");
    Path templates = Files.createDirectory(folder.resolve("templates"));
    SourceFile template = new SourceFile("t.vm", "#include('../outside/secret.txt')");

    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> renderer.renderFile(template, templates, scope))
        .withMessageContaining("outside of");
  }

  @Test
  void samePlaceholderInTwoFiles_isToldWhereItStands() {
    Scalar here = Fixture.scalar("x ${nowhere}");
    Scalar there = Fixture.variable("other", "x ${nowhere}");

    assertThat(CaseFile.outcome(() -> renderer.render(here, scope)))
        .startsWith("undefined-variable t.yml:1:8-1:18 ");
    assertThat(CaseFile.outcome(() -> renderer.render(there, scope)))
        .startsWith("undefined-variable other.yml:1:10-1:20 ");
  }

  @Test
  void lookupTemplate_rendersWithTheSameVariables() throws IOException {
    Files.createDirectories(folder.resolve("templates"));
    Files.writeString(folder.resolve("templates/x.vm"), "n=$n item=$item\n");
    Scope task = scope.with(Fixture.data(Map.of("playbook_dir", folder.toString(), "item", "i")));

    assertThat(renderer.render(Fixture.scalar("${lookup.template('x.vm')}"), task))
        .isEqualTo("n=3 item=i\n");
  }

  @Test
  void faultInALookedUpTemplate_isToldInItsFile() throws IOException {
    Files.writeString(folder.resolve("x.vm"), "a\n $nowhere");
    Scope task = scope.with(Fixture.data(Map.of("playbook_dir", folder.toString())));

    assertThat(
            CaseFile.outcome(
                () -> renderer.render(Fixture.scalar("${lookup.template('x.vm')}"), task)))
        .startsWith("undefined-variable " + folder.resolve("x.vm") + ":2:2-2:10");
  }

  @Test
  void lookupFile_prefersTheRoleOverThePlaybook() throws IOException {
    Path role = Files.createDirectories(folder.resolve("role/files"));
    Files.createDirectories(folder.resolve("files"));
    Files.writeString(folder.resolve("files/f"), "playbook\n");
    Scope task =
        scope.with(
            Fixture.data(
                Map.of(
                    "playbook_dir", folder.toString(), "role_path", folder.resolve("role") + "")));
    Scalar lookup = Fixture.scalar("${lookup.file('f')}");
    assertThat(renderer.render(lookup, task)).isEqualTo("playbook");

    Files.writeString(role.resolve("f"), "role\n");

    assertThat(renderer.render(lookup, task)).isEqualTo("role");
  }

  @Test
  void newPassword_isWrittenOnceForItsOwnerOnly() throws Exception {
    Scope task = scope.with(Fixture.data(Map.of("playbook_dir", folder.toString())));
    Scalar lookup = Fixture.scalar("${lookup.password('secrets/db', 12)}");
    List<Callable<Object>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      calls.add(() -> renderer.render(lookup, task));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Object> passwords = new ArrayList<>();
      for (Future<Object> result : threads.invokeAll(calls)) {
        passwords.add(result.get());
      }
      assertThat(passwords).containsOnly(passwords.getFirst());
    }

    Path file = folder.resolve("secrets/db");
    assertThat(Files.readString(file)).hasSize(13).isEqualTo(renderer.render(lookup, task) + "\n");
    assertThat(
            java.nio.file.attribute.PosixFilePermissions.toString(
                Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder.resolve("secrets"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void commandThatTakesTooLong_isEnded() {
    Renderer impatient =
        new Renderer(
            new dev.slipway.template.tool.Surroundings(
                Fixture.BEGAN,
                Map.of("PATH", System.getenv("PATH")),
                java.time.Duration.ofMillis(100)));

    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(
            () ->
                impatient.render(
                    Fixture.scalar("${lookup.pipe('sleep 60')}"), Fixture.scope(impatient)))
        .withMessageContaining("took longer");
  }

  @Test
  void omittedValues_areStrippedAtAnyDepth() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("a", Omit.INSTANCE);
    values.put("b", Map.of("c", Omit.INSTANCE, "d", 1L));
    values.put("e", List.of(Omit.INSTANCE, "f"));
    values.put("g", null);
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("b", Map.of("d", 1L));
    expected.put("e", List.of("f"));
    expected.put("g", null);

    assertThat(Omit.strip(values)).isEqualTo(expected);
  }

  @Test
  void oneTemplate_isRenderedByManyThreads() throws Exception {
    String text = "#macro(line $x)<$x>#end#foreach($i in [1..50])#line($i)$item#end";
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Scope child = scope.with(Fixture.data(Map.of("item", "i" + i)));
      calls.add(() -> renderer.renderFile(new SourceFile("t.vm", text), folder, child));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int i = 0;
      for (Future<String> result : threads.invokeAll(calls)) {
        StringBuilder expected = new StringBuilder();
        for (int n = 1; n <= 50; n++) {
          expected.append("<").append(n).append(">i").append(i);
        }
        assertThat(result.get()).isEqualTo(expected.toString());
        i++;
      }
    }
  }
}
