package dev.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Engine;
import dev.slipway.EngineSettings;
import dev.slipway.Project;
import dev.slipway.ProjectRequest;
import dev.slipway.connection.LocalConnector;
import dev.slipway.graph.TagSelection;
import dev.slipway.load.playbook.RolePaths;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.report.RunPage;
import dev.slipway.run.Recap;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunOptions;
import dev.slipway.vault.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code slipway run --report}, of a real run that fails, in a real browser. */
class RunPageIT {
  private static final String PLAYBOOK =
      """
      - name: Web servers
        hosts: all
        tasks:
          - name: Write <the> page
            copy: {dest: "${dir}/${inventory_hostname}", content: "hello\\n", mode: "0644"}
          - {name: Nothing, command: 'true', changed_when: false}
          - {name: Break, fail: {msg: broken here}, when: $inventory_hostname == 'web2'}
      """;

  @TempDir private static Path folder;
  private static @Nullable Browser started;

  private static Browser browser() {
    return Objects.requireNonNull(started, "started before each test");
  }

  @BeforeAll
  static void startBrowser() throws Exception {
    started = Browser.start(folder.resolve("profile"));
    Files.writeString(folder.resolve("run.html"), page());
  }

  @AfterAll
  static void endBrowser() throws Exception {
    if (started != null) {
      started.close();
    }
  }

  @BeforeEach
  void openPage() throws Exception {
    browser().open(folder.resolve("run.html"));
  }

  private static String page() throws Exception {
    Path playbook = Files.writeString(folder.resolve("playbook.yml"), PLAYBOOK);
    Path hosts = Files.writeString(folder.resolve("hosts"), "web1\nweb2\n");
    Engine engine =
        new Engine(
            new EngineSettings(
                BuiltInModules.registry(),
                new RolePaths(folder, List.of(), folder.resolve("home")),
                Map.of("ssh", new LocalConnector()),
                Vault.withoutPasswords()));
    Project project =
        engine.load(
            new ProjectRequest(
                List.of(playbook),
                List.of(hosts.toString()),
                Optional.empty(),
                TagSelection.everything(),
                List.of("dir=" + folder)));
    Redactions redactions = new Redactions();
    RunPage page = new RunPage(Instant.EPOCH, false, redactions);
    Recap recap = engine.run(project, RunOptions.defaults(), redactions, page);
    return page.html(Optional.of(recap));
  }

  private static String text(String selector) throws Exception {
    return browser()
        .evaluate("document.querySelector(" + Browser.quoted(selector) + ").innerText")
        .asText();
  }

  /** The tasks that are shown below their hosts. */
  private static int shown() throws Exception {
    return browser()
        .evaluate("document.querySelectorAll('#tasks [data-host]:not([hidden])').length")
        .asInt();
  }

  @Test
  void page_showsRecapAndFailures() throws Exception {
    assertThat(text("h1")).isEqualTo("Web servers");
    assertThat(text("#verdict")).startsWith("1 of 2 hosts not as declared");
    assertThat(text("#recap")).contains("web1").contains("web2").contains("skipped");
    assertThat(text("#failures")).contains("web2").contains("Break").contains("broken here");
    assertThat(shown()).isEqualTo(6);
  }

  @Test
  void clickedTask_showsItsChanges() throws Exception {
    String summary = "#tasks details.changed summary";
    assertThat(text(summary)).contains("Write <the> page").contains("copy");

    browser().click(summary);

    assertThat(text("#tasks details.changed[open] pre")).contains("+hello").contains("mode: 0644");
  }

  @Test
  void search_leavesWhatIsFound() throws Exception {
    browser().click("#search");
    browser().type("+hello");

    assertThat(shown()).isEqualTo(2);
    assertThat(text("#found")).isEqualTo("2 found");
  }

  @Test
  void choiceOfAHost_leavesItsTasks() throws Exception {
    browser()
        .evaluate(
            "(() => { const s = document.querySelector('#host'); s.value = 'web2';"
                + " s.dispatchEvent(new Event('change')); return 1; })()");

    assertThat(shown()).isEqualTo(3);
    assertThat(text("#tasks")).doesNotContain("web1");
  }
}
