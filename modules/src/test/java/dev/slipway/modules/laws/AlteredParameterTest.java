package dev.slipway.modules.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.HostException;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.Parameter;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.modules.cases.CaseArguments;
import dev.slipway.modules.cases.ScriptedHost;
import dev.slipway.modules.cases.YamlMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 4: each state parameter, altered alone, yields a diff. */
class AlteredParameterTest {
  private static final Path LISTS = Path.of("src/test/resources/altered");
  private static final ModuleRegistry MODULES = BuiltInModules.registry();

  /** A task whose host is as it declares. */
  record Settled(
      String module,
      Map<String, Object> arguments,
      Map<String, Object> host,
      Map<String, Object> altered) {
    static Settled of(String module, YamlMap map) {
      Settled settled =
          new Settled(
              module,
              YamlMap.of(map.take("arguments").orElseThrow()).rest(),
              YamlMap.of(map.take("host").orElseThrow()).rest(),
              YamlMap.of(map.take("altered").orElseThrow()).rest());
      map.mustBeUsedUp();
      return settled;
    }
  }

  static Stream<String> modules() {
    try (Stream<Path> files = Files.list(LISTS)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".yml"))
          .map(name -> name.replace(".yml", ""))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Settled> lists(String module) {
    try {
      String text = Files.readString(LISTS.resolve(module + ".yml"));
      return ((List<?>) YamlMap.parse(text))
          .stream().map(entry -> Settled.of(module, YamlMap.of(entry))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void alteredParameter_yieldsADiff(String name) throws Exception {
    TaskModule<?, ?> module = MODULES.find(name).orElseThrow();
    for (Settled settled : lists(name)) {
      assertThat(diff(module, settled, Map.of()).changes()).as("unaltered").isEmpty();
      for (Map.Entry<String, Object> altered : settled.altered().entrySet()) {
        assertThat(diff(module, settled, Map.of(altered.getKey(), altered.getValue())).changes())
            .as(altered.toString())
            .isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyStateParameter_isAltered(String name) {
    Set<String> altered = new TreeSet<>();
    lists(name).forEach(settled -> altered.addAll(settled.altered().keySet()));

    assertThat(altered).containsAll(stateParameters(MODULES.find(name).orElseThrow()));
  }

  @Test
  void everyModuleWithState_hasAList() {
    assertThat(modules().toList())
        .containsAll(
            MODULES.all().stream()
                .filter(module -> !stateParameters(module).isEmpty())
                .map(module -> module.spec().name())
                .toList());
  }

  private static List<String> stateParameters(TaskModule<?, ?> module) {
    return module.spec().parameters().stream()
        .filter(parameter -> parameter.role() == Parameter.Role.STATE)
        .map(Parameter::name)
        .toList();
  }

  private static <D extends Record, S> Diff diff(
      TaskModule<D, S> module, Settled settled, Map<String, Object> altered) throws HostException {
    Map<String, Object> arguments = new LinkedHashMap<>(settled.arguments());
    arguments.putAll(altered);
    D desired = module.bind(CaseArguments.of(module.spec(), arguments));
    return module.diff(
        desired, module.observe(desired, new ScriptedHost(settled.host(), List.of())));
  }
}
