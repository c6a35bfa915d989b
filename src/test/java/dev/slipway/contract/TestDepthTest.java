package dev.slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.module.TaskModule;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.modules.TestDepth;
import dev.slipway.modules.cases.YamlMap;
import dev.slipway.modules.laws.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation says about the tests of modules. Written with golden.update. */
final class TestDepthTest {
  private static final Path MODULES = Path.of("../../modules/src");
  private static final Path WRITTEN =
      MODULES.resolve("main/resources/dev/slipway/modules").resolve(TestDepth.RESOURCE);

  @Test
  void numbers_areThoseOfTheTestData() throws IOException {
    StringBuilder lines = new StringBuilder();
    depths().forEach((module, depth) -> lines.append(depth.line(module)).append('\n'));
    if (System.getProperty("golden.update") != null && System.getenv("CI") == null) {
      Files.writeString(WRITTEN, lines);
    }

    assertThat(Files.readString(WRITTEN))
        .as("refresh it with -Dgolden.update, then: ./slipway doc --markdown docs/modules")
        .isEqualTo(lines.toString());
  }

  @Test
  void everyModule_hasNumbers() {
    List<String> modules =
        BuiltInModules.registry().all().stream().map(module -> module.spec().name()).toList();

    assertThat(TestDepth.all()).containsOnlyKeys(modules);
    assertThat(TestDepth.all().get("ping").text()).isEqualTo(depths().get("ping").text());
  }

  private static Map<String, TestDepth> depths() {
    List<Scenario> scenarios = Scenarios.all();
    Map<String, TestDepth> depths = new TreeMap<>();
    for (TaskModule<?, ?> module : BuiltInModules.registry().all()) {
      String name = module.spec().name();
      List<Scenario> own =
          scenarios.stream().filter(scenario -> scenario.module().equals(name)).toList();
      int machine = count(own.stream().filter(it -> it.machine().isPresent()));
      int kubernetes = count(own.stream().filter(it -> it.needs().isPresent()));
      int rpm = count(own.stream().filter(it -> it.before().contains("lab-rpm")));
      List<Path> cases = cases(name);
      depths.put(
          name,
          new TestDepth(
              own.size() - machine - kubernetes - rpm,
              rpm,
              kubernetes,
              machine,
              cases.size(),
              diffs(cases)));
    }
    return depths;
  }

  private static int count(Stream<Scenario> scenarios) {
    return (int) scenarios.count();
  }

  private static List<Path> cases(String module) {
    try (Stream<Path> files = Files.list(MODULES.resolve("test/resources/cases").resolve(module))) {
      return files.filter(path -> path.toString().endsWith(".yml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Which kinds of changes the cases show. */
  private static String diffs(List<Path> cases) {
    Set<String> kinds = new TreeSet<>();
    for (Path path : cases) {
      try {
        String diff =
            YamlMap.of(YamlMap.parse(Files.readString(path))).optionalText("diff").orElse("");
        diff.lines().skip(1).forEach(line -> kind(line, kinds));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return String.join(", ", kinds);
  }

  private static void kind(String line, Set<String> kinds) {
    if (line.startsWith(" ")) {
      return;
    }
    if (line.endsWith(" text:")) {
      kinds.add("text");
    } else if (line.contains(" content: ")) {
      kinds.add("digests");
    } else if (line.contains(" -> ")) {
      kinds.add("attributes");
    } else if (line.startsWith("run ")) {
      kinds.add("what runs");
    }
  }
}
