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
import dev.slipway.report.GraphPage;
import dev.slipway.run.Recorder;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunOptions;
import dev.slipway.vault.Vault;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code slipway graph --format html}, with a real run, in a real browser. */
class GraphPageIT {
  private static final Map<String, String> FILES =
      Map.of(
          "hosts",
          "web1\nweb2\n",
          "playbook.yml",
          """
          - name: Web servers
            hosts: all
            roles: [site]
            tasks:
              - name: Read the release
                command: echo 7
                register: release
              - name: Guarded
                block:
                  - {name: Try it, command: 'true', notify: Restart}
                rescue:
                  - {name: Repair, debug: {msg: x}}
              - {name: Show the release, debug: {msg: '${release.stdout}'}}
              - {name: 'A name that is far longer than the box that it stands in', debug: {msg: x}}
            handlers:
              - {name: Restart, debug: {msg: restarted}}
          - name: Afterwards
            hosts: web1
            tasks:
              - {name: Say goodbye, command: echo goodbye}
          """,
          "roles/site/tasks/main.yml",
          """
          - {name: Packages, debug: {msg: packages}}
          - {name: Settings, command: echo settings}
          """);

  @TempDir private static Path folder;
  private static @Nullable Browser started;

  private static Browser browser() {
    return java.util.Objects.requireNonNull(started, "started before each test");
  }

  @BeforeAll
  static void startBrowser() throws Exception {
    started = Browser.start(folder.resolve("profile"));
    Files.writeString(folder.resolve("graph.html"), page());
  }

  @AfterAll
  static void endBrowser() throws Exception {
    if (started != null) {
      started.close();
    }
  }

  @BeforeEach
  void openPage() throws Exception {
    browser().open(folder.resolve("graph.html"));
  }

  /** Runs the playbook on this machine, and makes a page of it and of its record. */
  private static String page() throws Exception {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(java.util.Objects.requireNonNull(path.getParent(), "in the folder"));
      Files.writeString(path, file.getValue());
    }
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
                List.of(folder.resolve("playbook.yml")),
                List.of(folder.resolve("hosts").toString()),
                Optional.empty(),
                new TagSelection(Set.of(), Set.of()),
                List.of()));
    Redactions redactions = new Redactions();
    Recorder recorder = new Recorder(project.playbooks(), redactions, Instant.EPOCH);
    engine.run(project, RunOptions.defaults(), redactions, recorder);
    return new GraphPage(Optional.of(recorder.record()), redactions).html(project.playbooks());
  }

  private static String text(String selector) throws Exception {
    return browser()
        .evaluate("document.querySelector(" + Browser.quoted(selector) + ").innerText")
        .asText();
  }

  private static int count(String selector) throws Exception {
    return browser()
        .evaluate("document.querySelectorAll(" + Browser.quoted(selector) + ").length")
        .asInt();
  }

  private static double scale() throws Exception {
    return browser().evaluate("view.scale").asDouble();
  }

  private static String task(String title) {
    return ".node[data-title=\"" + title + "\"]";
  }

  @Test
  void page_showsPlaysTasksAndGroups() throws Exception {
    assertThat(browser().evaluate("document.title").asText())
        .isEqualTo("Slipway: Web servers, Afterwards");
    assertThat(count(".play")).isEqualTo(2);
    assertThat(count(task("site : Settings"))).isEqualTo(1);
    assertThat(
            browser()
                .evaluate("[...document.querySelectorAll('.group text')].map(e => e.textContent)")
                .toString())
        .contains("site", "Guarded");
  }

  @Test
  void clickedTask_showsItsSourceEdgesAndHosts() throws Exception {
    assertThat(browser().evaluate("document.querySelector('aside').hidden").asBoolean()).isTrue();

    browser().click(task("Show the release"));

    assertThat(text("aside h2")).isEqualTo("Show the release");
    assertThat(text("aside pre")).contains("${release.stdout}");
    assertThat(text("aside")).contains("Read the release (data)").contains("web1").contains("web2");
    assertThat(count(".node.picked")).isEqualTo(1);
    assertThat(count(".edge.dim")).isPositive();

    browser().press("Escape");

    assertThat(browser().evaluate("document.querySelector('aside').hidden").asBoolean()).isTrue();
    assertThat(count(".edge.dim")).isZero();
  }

  @Test
  void linkOfAnEdge_leadsToTheOtherTask() throws Exception {
    browser().click(task("Show the release"));
    browser()
        .evaluate(
            "[...document.querySelectorAll('aside a')]"
                + ".find(a => a.textContent === 'Read the release').id = 'link'");

    browser().click("#link");

    assertThat(text("aside h2")).isEqualTo("Read the release");
  }

  @Test
  void search_marksWhatIsFound_andEnterPicksIt() throws Exception {
    browser().click("#search");
    browser().type("release");

    assertThat(text("#found")).isEqualTo("2 found");
    assertThat(count(".node.match")).isEqualTo(2);

    browser().press("Enter");

    assertThat(text("aside h2")).isEqualTo("Read the release");
  }

  @Test
  void graph_canBeMovedAndZoomed() throws Exception {
    double before = scale();
    browser().wheel(500, 500, -200);
    assertThat(scale()).isGreaterThan(before);
    browser().click("#out");
    browser().click("#out");
    browser().click("#out");
    assertThat(scale()).isLessThan(before);

    double x = browser().evaluate("view.x").asDouble();
    double y = browser().evaluate("view.y").asDouble();
    browser().drag(60, 600, 160, 550);
    assertThat(browser().evaluate("view.x").asDouble()).isEqualTo(x + 100);
    assertThat(browser().evaluate("view.y").asDouble()).isEqualTo(y - 50);
  }

  @Test
  void gates_sayWhatTheyAre() throws Exception {
    assertThat(
            browser()
                .evaluate("[...document.querySelectorAll('.node.gate')].map(e => e.textContent)")
                .toString())
        .contains("Block begins", "Rescue, if something failed", "Block ends");
  }

  @Test
  void draggingOverATask_picksNothing() throws Exception {
    browser().click("#fit");
    browser().dragFrom(task("Try it"), 40, 40);

    assertThat(count(".node.picked")).isZero();
  }

  @Test
  void record_showsHostsAndTheCriticalPath() throws Exception {
    assertThat(text("#critical")).startsWith("Critical path: ").contains(" tasks, ");
    assertThat(count(".node.changed")).isGreaterThanOrEqualTo(4);

    browser().click("#critical");

    assertThat(count(".node.hot")).isGreaterThanOrEqualTo(5);
    assertThat(count(task("Say goodbye") + ".hot")).isEqualTo(1);
    assertThat(count(".edge.hot")).isPositive();

    browser().evaluate("$('host').value = 'web2'; $('host').onchange()");
    assertThat(count(task("Say goodbye") + ".changed")).isZero();
  }

  @Test
  void screenshot_isAPictureWithColours() throws Exception {
    browser().click("#critical");
    browser().click(task("Read the release"));

    byte[] png = browser().screenshot();
    Path kept = Files.createDirectories(Path.of("target")).resolve("graph.png");
    Files.write(kept, png);

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isGreaterThan(1000);
    assertThat(colours(image)).hasSizeGreaterThan(20);
  }

  private static Set<Integer> colours(BufferedImage image) {
    return IntStream.range(0, image.getHeight())
        .boxed()
        .flatMap(y -> row(image, y))
        .collect(java.util.stream.Collectors.toSet());
  }

  private static Stream<Integer> row(BufferedImage image, int y) {
    return IntStream.range(0, image.getWidth()).mapToObj(x -> image.getRGB(x, y));
  }
}
