package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.run.Redactions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VaultCommandTest {
  private static final String PLAIN = "user: admin\npassword: s3cret-Wert\n";

  @TempDir private Path folder = Path.of("");
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Deque<String> typed = new ArrayDeque<>();
  private String piped = "";

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("pw"), "correct horse\n");
    Files.writeString(folder.resolve("pw2"), "zweites Wort\n");
    Files.writeString(folder.resolve("vars.yml"), PLAIN);
  }

  private int slipway(String... arguments) {
    out.reset();
    err.reset();
    Surroundings surroundings =
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            environment,
            folder,
            _ -> Optional.ofNullable(typed.poll()),
            new ByteArrayInputStream(piped.getBytes(StandardCharsets.UTF_8)),
            new Redactions(),
            true);
    return CommandLines.execute(surroundings, arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private void encrypted() {
    assertThat(slipway("vault", "encrypt", "--vault-password-file", "pw", "vars.yml")).isZero();
  }

  @Test
  void encryptAndDecrypt_changeTheFileInPlaceAndKeepItsMode() throws IOException {
    Path file = folder.resolve("vars.yml");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    encrypted();
    assertThat(err()).isEqualTo("Encrypted vars.yml\n");
    assertThat(text("vars.yml")).startsWith("$ANSIBLE_VAULT;1.1;AES256\n");

    assertThat(slipway("vault", "decrypt", "--vault-password-file", "pw", "vars.yml")).isZero();
    assertThat(text("vars.yml")).isEqualTo(PLAIN);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(names()).containsExactly("pw", "pw2", "vars.yml");
  }

  @Test
  void pipes_areReadAndWritten() {
    piped = PLAIN;
    assertThat(slipway("vault", "encrypt", "--vault-id", "prod@pw2", "-")).isZero();
    assertThat(out()).startsWith("$ANSIBLE_VAULT;1.2;AES256;prod\n");
    piped = out();

    assertThat(slipway("vault", "decrypt", "--vault-id", "prod@pw2", "--output", "-")).isZero();
    assertThat(out()).isEqualTo(PLAIN);
    assertThat(slipway("vault", "view", "--vault-id", "prod@pw2", "-")).isZero();
    assertThat(out()).isEqualTo(PLAIN);
  }

  @Test
  void newFileOfOutput_isForItsOwner() throws IOException {
    assertThat(slipway("vault", "encrypt", "--vault-id", "pw", "vars.yml", "--output", "sealed"))
        .isZero();
    assertThat(text("vars.yml")).isEqualTo(PLAIN);
    assertThat(Files.getPosixFilePermissions(folder.resolve("sealed")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void mistakeInOneFile_leavesAllAsTheyWere() throws IOException {
    Files.writeString(folder.resolve("other.yml"), "$ANSIBLE_VAULT;1.1;AES256\n61\n");

    assertThat(slipway("vault", "encrypt", "--vault-id", "pw", "vars.yml", "other.yml"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("\"other.yml\" is encrypted already.").contains("Fix: ");
    assertThat(text("vars.yml")).isEqualTo(PLAIN);

    assertThat(slipway("vault", "decrypt", "--vault-id", "pw", "other.yml"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("error[vault-damaged] other.yml:2:1").contains("Fix: ");
    assertThat(slipway("vault", "view", "--vault-id", "pw", "vars.yml"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("\"vars.yml\" is not encrypted.");
    assertThat(slipway("vault", "view", "--vault-id", "pw", "none.yml"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("There is no file \"none.yml\".");
  }

  @Test
  void wrongPassword_isSaid() {
    encrypted();
    assertThat(slipway("vault", "view", "--vault-password-file", "pw2", "vars.yml"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("error[vault-password] vars.yml:1:1").contains("does not fit");
  }

  @Test
  void withoutAPassword_oneIsAskedForOrRefused() throws IOException {
    typed.addAll(List.of("one two", "one three"));
    assertThat(slipway("vault", "encrypt", "vars.yml")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("The two passwords that were typed differ.");
    typed.addAll(List.of("one two", "one two"));
    assertThat(slipway("vault", "encrypt", "vars.yml")).isZero();
    typed.add("one two");
    assertThat(slipway("vault", "view", "vars.yml")).isZero();
    assertThat(out()).isEqualTo(PLAIN);

    assertThat(slipway("vault", "view", "vars.yml")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("There is no terminal to ask on.");
  }

  @Test
  void configuration_namesPasswords() throws IOException {
    Files.writeString(
        folder.resolve("slipway.yml"), "vault_ids: [prod@pw2]\nvault_password_file: pw\n");
    assertThat(slipway("vault", "encrypt", "vars.yml")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("several passwords to encrypt with: prod, default");
    assertThat(slipway("vault", "encrypt", "--encrypt-vault-id", "prod", "vars.yml")).isZero();
    assertThat(text("vars.yml")).startsWith("$ANSIBLE_VAULT;1.2;AES256;prod\n");

    Files.delete(folder.resolve("slipway.yml"));
    environment.put("SLIPWAY_VAULT_PASSWORD_FILE", "pw2");
    assertThat(slipway("vault", "view", "vars.yml")).isZero();
    assertThat(out()).isEqualTo(PLAIN);
  }

  @Test
  void rekey_changesPasswordAndId() throws IOException {
    encrypted();
    assertThat(
            slipway("vault", "rekey", "--vault-id", "pw", "--new-vault-id", "prod@pw2", "vars.yml"))
        .isZero();
    assertThat(text("vars.yml")).startsWith("$ANSIBLE_VAULT;1.2;AES256;prod\n");
    assertThat(slipway("vault", "view", "--vault-password-file", "pw2", "vars.yml")).isZero();
    assertThat(out()).isEqualTo(PLAIN);
    assertThat(slipway("vault", "view", "--vault-password-file", "pw", "vars.yml"))
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  /** An editor that notes where the file is and what may be done with it, and replaces a word. */
  private void editor(String command) throws IOException {
    Path editor =
        Files.writeString(
            folder.resolve("editor"),
            "#!/bin/sh\nstat -c '%a %n' \"$2\" \"${2%/*}\" >"
                + folder
                + "/seen\n"
                + command
                + "\n");
    Files.setPosixFilePermissions(editor, PosixFilePermissions.fromString("rwx------"));
    environment.put("EDITOR", editor + " --wait");
  }

  private void assertDraftIsGone() throws IOException {
    List<String> seen = text("seen").lines().toList();
    assertThat(seen.get(0)).startsWith("600 ");
    assertThat(seen.get(1)).startsWith("700 ");
    assertThat(Path.of(seen.get(1).substring(4))).doesNotExist();
  }

  @Test
  void edit_replacesTheContentAndLeavesNothingBehind() throws IOException {
    encrypted();
    editor("sed -i 's/admin/root/' \"$2\"; cp \"$2\" \"$2~\"");

    assertThat(slipway("vault", "edit", "--vault-id", "pw", "vars.yml")).isZero();
    assertThat(err()).isEqualTo("Encrypted vars.yml\n");
    assertDraftIsGone();
    assertThat(slipway("vault", "view", "--vault-id", "pw", "vars.yml")).isZero();
    assertThat(out()).isEqualTo(PLAIN.replace("admin", "root"));
  }

  @Test
  void edit_withoutAChangeOrWithAFailureWritesNothing() throws IOException {
    encrypted();
    String before = text("vars.yml");
    editor("true");
    assertThat(slipway("vault", "edit", "--vault-id", "pw", "vars.yml")).isZero();
    assertThat(err()).isEqualTo("Nothing was changed in vars.yml\n");
    assertDraftIsGone();

    editor("echo half > \"$2\"; exit 3");
    assertThat(slipway("vault", "edit", "--vault-id", "pw", "vars.yml"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("ended with exit code 3; nothing was written.");
    assertDraftIsGone();
    assertThat(text("vars.yml")).isEqualTo(before);
  }

  @Test
  void create_writesANewFileOnly() throws IOException {
    editor("echo 'new: 1' > \"$2\"");
    assertThat(slipway("vault", "create", "--vault-id", "pw", "new.yml")).isZero();
    assertDraftIsGone();
    assertThat(slipway("vault", "view", "--vault-id", "pw", "new.yml")).isZero();
    assertThat(out()).isEqualTo("new: 1\n");
    assertThat(slipway("vault", "create", "--vault-id", "pw", "vars.yml"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("\"vars.yml\" is there already.");
  }

  @Test
  void encryptString_printsYamlThatARunUnderstands() throws IOException {
    assertThat(slipway("vault", "encrypt-string", "--vault-id", "pw", "hush ${x}", "--name", "a"))
        .isZero();
    String variables = out();
    assertThat(variables).startsWith("a: !vault |\n          $ANSIBLE_VAULT;1.1;AES256\n");
    piped = "piped";
    assertThat(slipway("vault", "encrypt-string", "--vault-id", "p@pw2", "--stdin-name", "b"))
        .isZero();
    variables += out();
    Files.writeString(folder.resolve("values.yml"), variables);
    Files.writeString(
        folder.resolve("site.yml"),
        """
        - hosts: all
          vars_files: [values.yml]
          tasks:
            - command: test "${a}" = 'hush \\${x}'
            - debug: {msg: "it is ${b}"}
        """);

    assertThat(
            slipway(
                "run",
                "site.yml",
                "-i",
                "h,",
                "-c",
                "local",
                "--vault-id",
                "pw",
                "--vault-id",
                "p@pw2",
                "-vv"))
        .as(out() + err())
        .isZero();
    assertThat(out()).contains("it is ********").doesNotContain("hush").doesNotContain("piped");
  }

  @Test
  void moreNamesThanValues_areRefused() {
    assertThat(slipway("vault", "encrypt-string", "--vault-id", "pw", "--name", "a"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("There are more names than values.");
  }

  @Test
  void encryptedFilesOfAllKinds_areReadByARun() throws IOException {
    Files.createDirectories(folder.resolve("group_vars"));
    Files.writeString(folder.resolve("group_vars/all.yml"), "secret: hush-hush\npin: 998877\n");
    Files.writeString(folder.resolve("hosts.ini"), "[web]\nh1 token='from the inventory'\n");
    Files.writeString(folder.resolve("site.vm"), "password ${secret}\n");
    Files.writeString(folder.resolve("key.pem"), "BEGIN KEY\n");
    Files.writeString(
        folder.resolve("tasks.yml"),
        """
        - name: Page
          template: {src: site.vm, dest: %1$s/page}
        - name: Key
          copy: {src: key.pem, dest: %1$s/key}
        - name: Tell
          debug: {msg: "${secret} ${pin} ${token} ${lookup.vault('key.pem')}"}
        - debug: {var: pin}
        """
            .formatted(folder));
    Files.writeString(
        folder.resolve("site.yml"), "- hosts: web\n  tasks: [{import_tasks: tasks.yml}]\n");
    assertThat(
            slipway(
                "vault",
                "encrypt",
                "--vault-id",
                "pw",
                "group_vars/all.yml",
                "hosts.ini",
                "site.vm",
                "key.pem",
                "tasks.yml",
                "site.yml"))
        .isZero();

    for (String form : List.of("text", "json")) {
      assertThat(
              slipway(
                  "run",
                  "site.yml",
                  "-i",
                  folder + "/hosts.ini",
                  "-c",
                  "local",
                  "--vault-id",
                  "pw",
                  "-vv",
                  "--output",
                  form))
          .as(out() + err())
          .isZero();
      assertThat(out() + err())
          .contains("Page")
          .contains("Key")
          .doesNotContain("hush-hush")
          .doesNotContain("998877")
          .doesNotContain("from the inventory")
          .doesNotContain("BEGIN");
    }
    assertThat(text("page")).isEqualTo("password hush-hush\n");
    assertThat(text("key")).isEqualTo("BEGIN KEY\n");
  }

  @Test
  void passwordProgram_isRunOnceAndOnlyWhenSomethingIsOpened() throws IOException {
    Path program =
        Files.writeString(
            folder.resolve("ring-client"),
            "#!/bin/sh\necho \"$@\" >> " + folder + "/asked\ncat " + folder + "/pw\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    encrypted();
    Files.writeString(
        folder.resolve("plain.yml"), "- hosts: all\n  tasks: [{debug: {msg: hello}}]\n");
    Files.writeString(
        folder.resolve("site.yml"),
        "- hosts: all\n  vars_files: [vars.yml]\n  tasks: [{debug: {var: user}}]\n");
    List<String> common = List.of("-i", "h,", "-c", "local", "--vault-id", "prod@ring-client");

    assertThat(slipway(with(common, "run", "plain.yml"))).isZero();
    assertThat(folder.resolve("asked")).doesNotExist();
    assertThat(slipway(with(common, "run", "site.yml"))).isZero();
    assertThat(text("asked")).isEqualTo("--vault-id prod\n");
  }

  private static String[] with(List<String> common, String... first) {
    return Stream.concat(Stream.of(first), common.stream()).toArray(String[]::new);
  }
}
