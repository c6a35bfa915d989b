package dev.slipway.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.launcher.Checkout.Outcome;
import dev.slipway.launcher.Checkout.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher: when it builds, which Java it takes, what it passes on. */
final class LauncherTest {
  private static final Path LAUNCHER = Path.of("../../slipway").toAbsolutePath().normalize();

  private static final String REAL_JAVA = System.getProperty("java.home");

  @TempDir Path folder;
  private Checkout checkout;

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = new Checkout(folder.resolve("a checkout"), LAUNCHER);
  }

  @Test
  void firstUse_buildsAndSaysSo() throws Exception {
    Outcome outcome = checkout.start("x");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.stderr()).startsWith("slipway: building from source").hasLineCount(1);
    assertThat(outcome.stdout()).startsWith("<x>\n");
    assertThat(checkout.builds()).singleElement().asString().contains("-Dquick", "package");
  }

  @Test
  void laterUses_startNoMavenAndPrintNothing() throws Exception {
    checkout.start();

    Outcome outcome = checkout.start("y");

    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.stdout()).startsWith("<y>\n");
    assertThat(checkout.builds()).hasSize(1);
  }

  @Test
  void changedSource_isBuiltAnewOnce() throws Exception {
    checkout.start();
    Files.setLastModifiedTime(checkout.source(), FileTime.from(Instant.now().plusSeconds(1)));
    checkout.maven(
        """
        mkdir -p cli/target/quick/slipway
        cp "$(dirname "$0")/slipway.jar" cli/target/quick/slipway/
        touch -d '+2 seconds' cli/target/quick/slipway/built
        """);

    Outcome rebuilt = checkout.start();
    Outcome after = checkout.start();

    assertThat(rebuilt.stderr()).startsWith("slipway: the sources changed").hasLineCount(1);
    assertThat(after.stderr()).isEmpty();
    assertThat(checkout.builds()).hasSize(2);
  }

  @Test
  void removedSource_isBuiltAnew() throws Exception {
    checkout.start();
    Files.delete(checkout.source());

    assertThat(checkout.start().stderr()).startsWith("slipway: the sources changed");
  }

  @Test
  void firstUsesAtTheSameTime_buildOnceAndAllWork() throws Exception {
    List<Started> starts =
        IntStream.range(0, 4).mapToObj(number -> begin(Map.of(), "n" + number)).toList();

    for (int number = 0; number < 4; number++) {
      Outcome outcome = starts.get(number).end("");
      assertThat(outcome.exit()).as(outcome.stderr()).isZero();
      assertThat(outcome.stdout()).startsWith("<n" + number + ">\n");
    }
    assertThat(checkout.builds()).hasSize(1);
  }

  @Test
  void failedBuild_showsItsOutputAndKeepsThePreviousProgram() throws Exception {
    checkout.start();
    Files.setLastModifiedTime(checkout.source(), FileTime.from(Instant.now().plusSeconds(1)));
    checkout.maven("echo 'a semicolon is missing'; exit 1\n");

    Outcome outcome = checkout.start();

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr()).contains("the build failed:\na semicolon is missing");
    assertThat(checkout.program().resolve("slipway.jar")).exists();
  }

  @Test
  void withoutMaven_saysHowToGetIt() throws Exception {
    Outcome outcome = begin(Map.of("PATH", toolsWithout("mvn").toString())).end("");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.stderr()).contains("no mvn on the PATH", "Fix: install Maven");
  }

  @Test
  void withoutSources_isNeverBuilt() throws Exception {
    checkout.start();
    Files.delete(checkout.root.resolve("pom.xml"));
    Files.setLastModifiedTime(checkout.source(), FileTime.from(Instant.now().plusSeconds(1)));

    assertThat(checkout.start().stderr()).isEmpty();
    assertThat(checkout.builds()).hasSize(1);
  }

  @Test
  void argumentsInputAndExit_arePassedOn() throws Exception {
    checkout.start();

    Outcome outcome = begin(Map.of(), "exit", "two words", "", "it's \"$HOME\"", "*").end("a\nb");

    assertThat(outcome.exit()).isEqualTo(42);
    assertThat(outcome.stdout())
        .isEqualTo(
            "<exit>\n<two words>\n<>\n<it's \"$HOME\">\n<*>\nhome "
                + checkout.root.toRealPath()
                + "\na\nb");
  }

  @Test
  void link_leadsToTheCheckout() throws Exception {
    checkout.start();
    Path links = Files.createDirectories(folder.resolve("bin"));
    Path absolute =
        Files.createSymbolicLink(links.resolve("one"), checkout.root.resolve("slipway"));
    Path relative = Files.createSymbolicLink(links.resolve("two"), Path.of("one"));

    for (Path link : List.of(absolute, relative)) {
      Outcome outcome = checkout.begin(link, Map.of(), "z").end("");
      assertThat(outcome.stdout()).startsWith("<z>\nhome " + checkout.root.toRealPath() + "\n");
    }
  }

  @Test
  void olderJavaHome_isPassedOver() throws Exception {
    String old = java("jdk-17", "17.0.15+6").toString();
    String path = Path.of(REAL_JAVA, "bin") + ":" + checkout.path();

    Outcome outcome = begin(Map.of("JAVA_HOME", old, "PATH", path), "x").end("");

    assertThat(outcome.stdout()).startsWith("<x>\n");
  }

  @Test
  void noJavaThatFits_isSaidWithWhatWasLookedAt() throws Exception {
    Path launcher = checkout.root.resolve("slipway");
    Files.writeString(launcher, Files.readString(launcher).replace("needed=25", "needed=99"));
    Path old = java("jdk-17", "17.0.15+6");

    Outcome outcome = begin(Map.of("JAVA_HOME", old.toString())).end("");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.stderr())
        .contains("needs Java 99 or newer")
        .contains(old + " (JAVA_HOME, Java 17.0.15+6)")
        .contains("Fix: install a JDK 99");
    assertThat(checkout.builds()).isEmpty();
  }

  @Test
  void cache_isMadeOncePerBuild() throws Exception {
    checkout.start();
    List<Path> first = checkout.caches();
    FileTime made = Files.getLastModifiedTime(first.getFirst());
    checkout.start();

    assertThat(first).singleElement().satisfies(cache -> assertThat(cache).isNotEmptyFile());
    assertThat(checkout.caches()).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(first.getFirst())).isEqualTo(made);

    Files.writeString(checkout.program().resolve("built"), "another\n");
    checkout.start();

    assertThat(checkout.caches()).singleElement().isNotEqualTo(first.getFirst());
  }

  @Test
  void cacheOfTheJvm_isUsed() throws Exception {
    Map<String, String> environment =
        Map.of("JAVA_HOME", REAL_JAVA, "SLIPWAY_JAVA_OPTS", "-Xlog:class+load");
    begin(environment).end("");

    Outcome outcome = begin(environment).end("");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.stdout())
        .containsPattern("dev.slipway.cli.Rehearsal source: shared objects file");
  }

  @Test
  void brokenCache_isIgnored() throws Exception {
    checkout.start();
    Files.writeString(checkout.caches().getFirst(), "no cache at all");

    Outcome outcome = checkout.start("x");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.stdout()).startsWith("<x>\n");
  }

  @Test
  void noCache_isNoFailure() throws Exception {
    checkout.start();
    Files.delete(checkout.caches().getFirst());
    Path java = checkout.root.resolveSibling("broken-jdk");
    Files.createDirectories(java.resolve("bin"));
    Files.writeString(java.resolve("release"), "JAVA_RUNTIME_VERSION=\"25.0.8\"\n");
    Checkout.executable(
        java.resolve("bin/java"),
        "case \"$*\" in *AOTCacheOutput*) exit 1 ;; esac; exec '"
            + REAL_JAVA
            + "/bin/java' \"$@\"");

    Outcome outcome = begin(Map.of("JAVA_HOME", java.toString()), "x").end("");

    assertThat(outcome.stdout()).startsWith("<x>\n");
    assertThat(checkout.caches())
        .singleElement()
        .satisfies(cache -> assertThat(cache).isEmptyFile());
  }

  private Started begin(Map<String, String> environment, String... arguments) {
    try {
      return checkout.begin(checkout.root.resolve("slipway"), environment, arguments);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A folder that looks like a JDK of this version. */
  private Path java(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Checkout.executable(home.resolve("bin/java"), "exit 3");
    Files.writeString(home.resolve("release"), "JAVA_RUNTIME_VERSION=\"" + version + "\"\n");
    return home;
  }

  /** A PATH with the usual tools but one. */
  private Path toolsWithout(String missing) throws IOException {
    Path tools = Files.createDirectories(folder.resolve("without-" + missing));
    for (String tool :
        List.of(
            "sh",
            "mkdir",
            "mv",
            "rm",
            "find",
            "head",
            "readlink",
            "flock",
            "cat",
            "cp",
            "dirname",
            "date",
            "sleep",
            "timeout")) {
      if (!tool.equals(missing)) {
        Checkout.executable(tools.resolve(tool), "exec /usr/bin/" + tool + " \"$@\"");
      }
    }
    return tools;
  }
}
