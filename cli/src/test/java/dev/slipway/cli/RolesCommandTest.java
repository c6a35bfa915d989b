package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roles from real repositories on this machine. */
final class RolesCommandTest {
  @TempDir private Path folder = Path.of("");
  private Path project = Path.of("");
  private final Terminal terminal = new Terminal();

  @BeforeEach
  void write() throws IOException, InterruptedException {
    project = Files.createDirectories(folder.resolve("project"));
    write(project.resolve("site.yml"), "- hosts: all\n  roles: [web]\n");
    commit("web", "1.0", Map.of("tasks/main.yml", "- debug: {msg: first}\n"));
    commit("web", "2.0", Map.of("tasks/main.yml", "- debug: {msg: second}\n"));
    require("- src: " + repository("web") + "\n  version: '1.0'\n");
  }

  private String repository(String name) {
    return "file://" + folder.resolve("sources").resolve(name);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  private void require(String text) throws IOException {
    write(project.resolve("requirements.yml"), text);
  }

  private void commit(String role, String tag, Map<String, String> files)
      throws IOException, InterruptedException {
    Path place = Files.createDirectories(folder.resolve("sources").resolve(role));
    if (!Files.exists(place.resolve(".git"))) {
      git(place, "init", "--quiet");
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      write(place.resolve(file.getKey()), file.getValue());
    }
    git(place, "add", ".");
    git(place, "commit", "--quiet", "--message", "Version " + tag);
    git(place, "tag", "--force", tag);
  }

  private static void git(Path place, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", place.toString()));
    command.addAll(List.of("-c", "user.name=T", "-c", "user.email=t@example.org"));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).as(String.join(" ", words)).isZero();
  }

  private int slipway(String... arguments) {
    Map<String, String> environment =
        Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString());
    return terminal.type(project, environment, arguments);
  }

  private int install(String... further) {
    List<String> all = new ArrayList<>(List.of("roles", "install", "-p", roles().toString()));
    all.addAll(List.of(further));
    return slipway(all.toArray(String[]::new));
  }

  private int verify() {
    return slipway("roles", "verify", "-p", roles().toString());
  }

  private int check() {
    return slipway("check", "site.yml", "-i", "web1,", "--roles-path", roles().toString());
  }

  private Path roles() {
    return folder.resolve("installed");
  }

  private List<String> installed() throws IOException {
    try (Stream<Path> entries = Files.list(roles())) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private String task(String role) throws IOException {
    return Files.readString(roles().resolve(role).resolve("tasks/main.yml"));
  }

  private String lock() throws IOException {
    return Files.readString(project.resolve("requirements.lock"));
  }

  private String out() {
    return terminal.out();
  }

  private String err() {
    return terminal.err();
  }

  @Test
  void requiredRole_isInstalledLockedAndUsed() throws IOException {
    assertThat(check()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("role-not-found").contains("run \"slipway roles install\"");

    assertThat(install()).as(err()).isEqualTo(ExitCode.OK);

    assertThat(task("web")).contains("first");
    assertThat(roles().resolve("web/.git")).doesNotExist();
    assertThat(lock())
        .contains("name: web")
        .contains("version: \"1.0\"")
        .containsPattern("commit: \"[0-9a-f]{40}\"");
    assertThat(installed()).containsExactly("web");
    assertThat(check()).as(err()).isEqualTo(ExitCode.OK);
    assertThat(verify()).as(err()).isEqualTo(ExitCode.OK);
  }

  @Test
  void secondInstallation_needsNoSource() throws IOException {
    install();
    Files.move(folder.resolve("sources"), folder.resolve("gone"));

    assertThat(install()).as(err()).isEqualTo(ExitCode.OK);
    assertThat(out()).contains("web  1.0").contains("is there").doesNotContain("Written");
  }

  @Test
  void movedTag_isTakenOnlyByUpdate() throws IOException, InterruptedException {
    install();
    String before = lock();
    commit("web", "1.0", Map.of("tasks/main.yml", "- debug: {msg: moved}\n"));
    com.google.common.io.MoreFiles.deleteRecursively(
        roles(), com.google.common.io.RecursiveDeleteOption.ALLOW_INSECURE);

    assertThat(install()).isEqualTo(ExitCode.OK);
    assertThat(task("web")).contains("first");
    assertThat(lock()).isEqualTo(before);

    assertThat(install("--update")).isEqualTo(ExitCode.OK);
    assertThat(task("web")).contains("moved");
    assertThat(lock()).isNotEqualTo(before);
  }

  @Test
  void newVersion_replacesTheOldOneAndNothingIsLeftBehind() throws IOException {
    install();
    require("roles:\n  - src: " + repository("web") + "\n    scm: git\n    version: '2.0'\n");

    assertThat(install()).as(err()).isEqualTo(ExitCode.OK);

    assertThat(task("web")).contains("second");
    assertThat(installed()).containsExactly("web");
  }

  @Test
  void otherCommitThanLocked_isRefusedBeforeARun() throws IOException {
    install();
    String old = lock();
    require("- {src: " + repository("web") + ", version: '2.0'}\n");
    install();
    write(project.resolve("requirements.lock"), old);

    assertThat(check()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("is installed as 2.0 (").contains("requirements.lock wants 1.0 (");
    assertThat(verify()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void alteredRole_isFoundAndNotOverwritten() throws IOException {
    install();
    write(roles().resolve("web/tasks/main.yml"), "- debug: {msg: mine}\n");

    assertThat(verify()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("was altered since it was installed");
    assertThat(install()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("--force");
    assertThat(task("web")).contains("mine");
    assertThat(install("--force")).isEqualTo(ExitCode.OK);
    assertThat(task("web")).contains("first");
  }

  @Test
  void roleThatNobodyInstalled_isNotOverwritten() throws IOException {
    write(roles().resolve("web/tasks/main.yml"), "- debug: {msg: mine}\n");

    assertThat(install()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("was not installed by this command");
    assertThat(installed()).containsExactly("web");
    assertThat(task("web")).contains("mine");
  }

  @Test
  void dependenciesWithSource_areInstalledAndLocked() throws IOException, InterruptedException {
    commit("base", "0.1", Map.of("tasks/main.yml", "- debug: {msg: base}\n"));
    commit("extra", "0.2", Map.of("tasks/main.yml", "- debug: {msg: extra}\n"));
    commit(
        "web",
        "3.0",
        Map.of(
            "meta/main.yml",
                "dependencies:\n  - {src: " + repository("base") + ", version: '0.1'}\n",
            "meta/requirements.yml",
                "- {src: " + repository("extra") + ", version: '0.2', name: more}\n"));
    require("- {src: " + repository("web") + ", version: '3.0'}\n");
    write(project.resolve("site.yml"), "- hosts: all\n  roles: [web, more]\n");

    assertThat(install()).as(err()).isEqualTo(ExitCode.OK);

    assertThat(installed()).containsExactly("base", "more", "web");
    assertThat(lock()).contains("name: base").contains("name: more").contains("name: web");
    String[] run = {"run", "site.yml", "-i", "web1,", "-c", "local", "--roles-path"};
    List<String> words = new ArrayList<>(List.of(run));
    words.add(roles().toString());
    assertThat(slipway(words.toArray(String[]::new))).as(err()).isEqualTo(ExitCode.OK);
    assertThat(out()).containsSubsequence("base", "extra");
  }

  @Test
  void sourceThatFails_leavesEverythingAsItWas() throws IOException {
    require(
        """
        - src: %s
        - src: %s
        """
            .formatted(repository("web"), repository("nowhere")));

    assertThat(install()).isEqualTo(ExitCode.BAD_INPUT);

    assertThat(err()).contains("\"nowhere\" cannot be fetched").contains("git ls-remote");
    assertThat(installed()).isEmpty();
    assertThat(project.resolve("requirements.lock")).doesNotExist();
  }

  @Test
  void versionThatIsNowhere_isToldWithItsPlace() throws IOException {
    require("- {src: " + repository("web") + ", version: '9.9'}\n");

    assertThat(install()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("requirements.yml:1:").contains("has no version \"9.9\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          - src: geerlingguy.docker                     | no catalogue of roles
          - name: geerlingguy.docker                    | no catalogue of roles
          - geerlingguy.docker,1.0                      | no catalogue of roles
          - src: https://example.org/role-1.0.tar.gz    | is an archive
          - src: https://me:secret@example.org/role.git | holds a password
          - src: http://example.org/role.git            | alter on the way
          - src: 'ext::sh -c touch% /tmp/x'             | is no address
          - src: '--upload-pack=touch/x'                | is no address
          - {src: 'file:///x/role', scm: hg}            | Roles come from git
          - {src: 'file:///x/role', name: ../../etc}    | cannot be named
          - {src: 'file:///x/role', version: '--exec'}  | is no version
          - {src: 'file:///x/role', vresion: 1}         | did you mean "version"
          collections: [community.general]              | There are no collections
          """)
  void whatCannotBeHad_isRefusedWithWhatToWrite(String line, String told) throws IOException {
    require(line + "\n");

    assertThat(install()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains(told).contains("Fix:").doesNotContain("secret");
    assertThat(roles()).doesNotExist();
  }

  @Test
  void list_showsWhatIsMissing() {
    slipway("roles", "list", "-p", roles().toString());
    assertThat(out()).isEqualTo("web  1.0  " + repository("web") + "  is not locked\n");

    install();
    slipway("roles", "list", "-p", roles().toString());
    assertThat(out()).containsPattern("web {2}1\\.0 \\([0-9a-f]{10}\\) {2}\\S+ {2}installed\n");
  }
}
