package dev.slipway.modules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.BuiltInModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every file under {@code src/test/resources/cases} is a test. */
class CaseFileTest {
  private static final Path CASES = Path.of("src/test/resources/cases");
  private static final ModuleRegistry MODULES = BuiltInModules.registry();

  @TestFactory
  Stream<DynamicContainer> caseFiles() {
    return files().stream()
        .map(CaseFile::load)
        .collect(
            Collectors.groupingBy(CaseFile::module, java.util.TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            entry ->
                DynamicContainer.dynamicContainer(
                    entry.getKey(), entry.getValue().stream().map(CaseFileTest::test)));
  }

  private static DynamicTest test(CaseFile file) {
    return DynamicTest.dynamicTest(
        file.name(),
        file.path().toUri(),
        () -> {
          TaskModule<?, ?> module = MODULES.find(file.module()).orElseThrow();
          new CaseRun<>(module, file).check();
        });
  }

  @Test
  void everyModule_hasCases() {
    Set<String> covered = new TreeSet<>();
    files().forEach(path -> covered.add(path.getParent().getFileName().toString()));
    List<String> modules = MODULES.all().stream().map(module -> module.spec().name()).toList();

    assertThat(covered).containsExactlyInAnyOrderElementsOf(modules);
  }

  private static List<Path> files() {
    try (Stream<Path> paths = Files.walk(CASES)) {
      return paths
          .filter(path -> path.toString().endsWith(".yml"))
          .sorted(Comparator.naturalOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
