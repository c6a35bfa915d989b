package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New projects and roles are ready to be run. */
final class InitCommandTest {
  @TempDir private Path folder = Path.of("");
  private final Terminal terminal = new Terminal();

  private int slipway(Path standingIn, String... arguments) {
    return terminal.type(standingIn, Map.of(), arguments);
  }

  private String out() {
    return terminal.out();
  }

  private String err() {
    return terminal.err();
  }

  @Test
  void newProject_isCheckedWithoutWarning() {
    assertThat(slipway(folder, "init", "shop")).as(err()).isEqualTo(ExitCode.OK);
    Path project = folder.resolve("shop");

    assertThat(slipway(project, "check", "--strict", "site.yml")).as(err()).isEqualTo(ExitCode.OK);
    assertThat(err()).isEmpty();
    assertThat(out()).startsWith("No problem found: 1 play");
  }

  @Test
  void newProject_runsAndChangesNothingASecondTime() throws IOException {
    slipway(folder, "init", "shop");
    Path project = folder.resolve("shop");
    Path greeting = folder.resolve("greeting.txt");
    String file = "hello_file=" + greeting;

    assertThat(slipway(project, "run", "site.yml", "-e", file)).as(out()).isEqualTo(ExitCode.OK);
    assertThat(Files.readString(greeting)).startsWith("Hello from localhost, which runs ");
    assertThat(slipway(project, "plan", "--detailed-exitcode", "site.yml", "-e", file))
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void newRole_isCheckedWithoutWarningAndRuns() throws IOException {
    slipway(folder, "init", "shop");
    Path project = folder.resolve("shop");

    assertThat(slipway(project.resolve("inventory"), "init", "role", "web-site"))
        .as(err())
        .isEqualTo(ExitCode.OK);

    Files.writeString(
        project.resolve("web.yml"),
        """
        - hosts: all
          roles: [{role: web-site, web_site_file: "%s/web.txt"}]
        """
            .formatted(folder));
    assertThat(slipway(project, "check", "--strict", "web.yml")).as(err()).isEqualTo(ExitCode.OK);
    assertThat(err()).isEmpty();
    assertThat(slipway(project, "run", "web.yml")).as(out()).isEqualTo(ExitCode.OK);
    assertThat(folder.resolve("web.txt")).hasContent("Hello from localhost");
  }

  @Test
  void whatIsThere_isNeverOverwritten() throws IOException {
    slipway(folder, "init", "shop");
    Path project = folder.resolve("shop");
    Files.writeString(project.resolve("site.yml"), "mine");
    Files.writeString(project.resolve("roles/hello/tasks/main.yml"), "mine");

    assertThat(slipway(folder, "init", "shop")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("\"shop\" is there already").contains("Fix:");
    assertThat(slipway(project, "init", "role", "hello")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("\"roles/hello\" is there already");
    assertThat(project.resolve("site.yml")).hasContent("mine");
    assertThat(project.resolve("roles/hello/tasks/main.yml")).hasContent("mine");
  }

  @Test
  void emptyFolder_isFilled() throws IOException {
    Path project = Files.createDirectory(folder.resolve("empty"));

    assertThat(slipway(project, "init", ".")).as(err()).isEqualTo(ExitCode.OK);
    assertThat(project.resolve("README.md")).content().startsWith("# empty\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out", "a/b", ".", "a b", "-x", "1st"})
  void nameThatIsNoName_isRefused(String name) {
    assertThat(slipway(folder, "init", "role", "--", name)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("cannot be named").contains("Fix:");
    assertThat(folder).isEmptyDirectory();
  }
}
