package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandLinesTest {
  private static final List<String> LOCAL = List.of("-i", "web1,", "-c", "local");

  @TempDir private Path folder = Path.of("");
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("site.yml"),
        """
        - name: Base
          hosts: all
          tasks:
            - name: Folder
              file: {path: "%s/made", state: directory}
              tags: [files]
            - name: Greet
              debug: {msg: "Hello ${inventory_hostname}"}
        """
            .formatted(folder));
    Files.writeString(
        folder.resolve("failing.yml"), "- hosts: all\n  tasks:\n    - fail: {msg: No.}\n");
    Files.writeString(
        folder.resolve("wrong.yml"), "- hosts: all\n  tasks:\n    - fil: {msg: No.}\n");
  }

  private int slipway(String... arguments) {
    return slipway(List.of(arguments));
  }

  private int local(String... arguments) {
    List<String> all = new java.util.ArrayList<>(List.of(arguments));
    all.addAll(LOCAL);
    return slipway(all);
  }

  private int slipway(List<String> arguments) {
    return slipway(new PrintStream(out, true, StandardCharsets.UTF_8), arguments);
  }

  private int slipway(PrintStream shown, List<String> arguments) {
    Surroundings surroundings =
        new Surroundings(
            shown,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            environment,
            folder,
            _ -> Optional.empty());
    return CommandLines.execute(surroundings, arguments.toArray(String[]::new));
  }

  /** The JVM gave up on something: told like every bug, and at once. */
  @Test
  void errorOfTheJvm_isToldWithItsCause() {
    assertThat(slipway(failing(new StackOverflowError("too deep")), List.of("version")))
        .isEqualTo(ExitCode.BUG);
    assertThat(err()).contains("This is a bug in Slipway").contains("too deep");
  }

  @Test
  void lackOfMemory_isToldWithWhatGivesMore() {
    assertThat(slipway(failing(new OutOfMemoryError("heap")), List.of("version")))
        .isEqualTo(ExitCode.BUG);
    assertThat(err()).contains("memory").contains("SLIPWAY_JAVA_OPTS=-Xmx2g");
  }

  private static PrintStream failing(Error error) {
    return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
      @Override
      public void println(String text) {
        throw error;
      }
    };
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void variablesOfAFile_areNoWordsOfTheCommandLine() throws IOException {
    Path file = Files.writeString(folder.resolve("profile.yml"), "greeted: [the, crew]\n");
    Files.writeString(
        folder.resolve("told.yml"), "- hosts: all\n  tasks:\n    - debug: {msg: '${greeted}'}\n");

    assertThat(local("run", folder.resolve("told.yml").toString(), "-e", "@" + file)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("crew");
  }

  @Test
  void run_changesOnceAndThenNothing() {
    assertThat(local("run", "site.yml")).isEqualTo(ExitCode.OK);
    assertThat(out()).contains("+ web1  Folder  created").contains("Hello web1");
    assertThat(folder.resolve("made")).isDirectory();
    out.reset();

    assertThat(local("run", "site.yml")).isEqualTo(ExitCode.OK);
    assertThat(out()).doesNotContain("Folder").contains("Nothing to change");
  }

  @Test
  void plan_changesNothing() {
    assertThat(local("plan", "--detailed-exitcode", "site.yml"))
        .isEqualTo(ExitCode.CHANGES_PENDING);
    assertThat(out()).contains("would create");
    assertThat(folder.resolve("made")).doesNotExist();
  }

  @Test
  void failedHost_ends2() {
    assertThat(local("run", "failing.yml")).isEqualTo(ExitCode.HOST_FAILED);
    assertThat(out()).contains("x web1  fail  failed").contains("No.");
  }

  @Test
  void unreachableHost_ends4() {
    int code = slipway("ping", "all", "-i", "127.0.0.1,", "-e", "ansible_port=1", "-T", "3");

    assertThat(code).isEqualTo(ExitCode.HOST_UNREACHABLE);
    assertThat(out()).contains("unreachable").contains("Fix:");
  }

  @Test
  void wrongPlaybook_ends1WithTheLine() {
    assertThat(slipway("check", "wrong.yml")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("error[unknown-module] wrong.yml:3:7").contains("Fix:");
  }

  @Test
  void wrongPlaybook_asJsonIsData() {
    assertThat(slipway("check", "--output", "json", "wrong.yml")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(out()).contains("\"code\":\"unknown-module\"").contains("\"line\":3");
  }

  @Test
  void goodPlaybook_isCounted() {
    assertThat(slipway("check", "site.yml", "-i", "web1,web2")).isEqualTo(ExitCode.OK);
    assertThat(out()).isEqualTo("No problem found: 1 play, 2 tasks, 2 hosts.\n");
  }

  @Test
  void listing_showsHostsAndTasks() {
    assertThat(local("run", "--list-hosts", "--list-tasks", "site.yml")).isEqualTo(ExitCode.OK);
    assertThat(out())
        .isEqualTo(
            """
            site.yml
              Play Base
                1 host
                  web1
                2 tasks
                  Folder  [files]
                  Greet
            """);
  }

  @Test
  void graph_isMermaid() {
    assertThat(slipway("graph", "--format", "mermaid", "site.yml", "-i", "web1,"))
        .isEqualTo(ExitCode.OK);
    assertThat(out())
        .isEqualTo(
            """
            flowchart TD
              subgraph p0["Base"]
                p0_t0["Folder"]
                p0_t1["Greet"]
                p0_t0 --> p0_t1
              end
            """);
  }

  @Test
  void exec_showsWhatACommandPrints() {
    assertThat(local("exec", "all", "-a", "echo 'a b'")).isEqualTo(ExitCode.OK);
    assertThat(out()).contains("web1  ran echo").contains("\n  a b\n");
  }

  @Test
  void unknownOption_ends1() {
    assertThat(slipway("run", "--nonsense", "site.yml")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("--nonsense");
  }

  @Test
  void passwordWithoutTerminal_ends1() {
    assertThat(local("run", "-K", "site.yml")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("no terminal").contains("SLIPWAY_BECOME_PASSWORD");
    assertThat(folder.resolve("made")).doesNotExist();
  }

  @Test
  void configurationThatIsAPlaybook_saysSo() throws IOException {
    Files.writeString(folder.resolve("slipway.yml"), "- hosts: all\n");

    assertThat(slipway("config")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("error[invalid-configuration] slipway.yml:1:1").contains("playbook");
  }

  @Test
  void environment_winsOverTheFile() throws IOException {
    Files.writeString(folder.resolve("slipway.yml"), "forks: 3\ntimeout: 4\n");
    environment.put("SLIPWAY_FORKS", "7");

    assertThat(slipway("config")).isEqualTo(ExitCode.OK);
    assertThat(out())
        .contains("forks: 7  (SLIPWAY_FORKS)")
        .contains("timeout: 4  (slipway.yml:2)")
        .contains("remote_user: (not set)  (default)");
  }

  @Test
  void explain_marksTheWinner() throws IOException {
    Files.writeString(folder.resolve("hosts.ini"), "[web]\nweb1 port=2\n\n[web:vars]\nport=1\n");

    assertThat(slipway("inventory", "-i", "hosts.ini", "--host", "web1", "--explain", "port"))
        .isEqualTo(ExitCode.OK);
    assertThat(out()).containsPattern("(?s)  \\S*hosts.ini:5:\\d+ .*\\* \\S*hosts.ini:2:\\d+");
  }
}
