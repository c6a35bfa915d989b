package dev.slipway.modules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.Probe;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.Forecast;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.BuiltInModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file under {@code src/test/resources/chains} is a dry run of several tasks. */
class ChainFileTest {
  private static final Path CHAINS = Path.of("src/test/resources/chains");
  private static final ModuleRegistry MODULES = BuiltInModules.registry();
  private static final String AFTER_APPLY = "known after apply\n";

  static Stream<String> chains() {
    try (Stream<Path> files = Files.list(CHAINS)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".yml"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("chains")
  void chain_previewsEachTask(String file) throws Exception {
    YamlMap chain = YamlMap.of(YamlMap.parse(Files.readString(CHAINS.resolve(file))));
    Map<String, Object> answers = YamlMap.of(chain.take("host").orElse(Map.of())).rest();
    Preview preview = new Preview(new ScriptedHost(answers, List.of()));
    for (Object written : chain.list("tasks")) {
      YamlMap step = YamlMap.of(written);
      YamlMap task = YamlMap.of(step.take("task").orElseThrow());
      Map.Entry<String, Object> call = task.rest().entrySet().iterator().next();
      TaskModule<?, ?> module = MODULES.find(call.getKey()).orElseThrow();
      assertThat(preview.next(module, YamlMap.of(call.getValue()).rest()))
          .as("%s: %s", file, call)
          .isEqualTo(expected(step));
      step.mustBeUsedUp();
    }
    chain.mustBeUsedUp();
  }

  private static String expected(YamlMap step) {
    if (step.text("known", "").equals("after apply")) {
      return AFTER_APPLY;
    }
    String failure = step.text("fails", "");
    String text = failure.isEmpty() ? step.text("diff", "") : "fails: " + failure.strip();
    return text.endsWith("\n") ? text : text + "\n";
  }

  /** A host, and what was planned for it so far. */
  private static final class Preview {
    private final HostReader host;
    private Forecast forecast = Forecast.none();
    private boolean open;

    Preview(HostReader host) {
      this.host = host;
    }

    <D extends Record, S> String next(TaskModule<D, S> module, Map<String, Object> written)
        throws HostException {
      Arguments arguments = CaseArguments.of(module.spec(), written);
      D desired = module.bind(arguments);
      assertThat(arguments.rejections()).isEmpty();
      Watch watch = new Watch(new ForecastReader(host, forecast), new ArrayList<>());
      try {
        Diff diff = module.diff(desired, module.observe(desired, watch));
        forecast = forecast.after(diff.predictions());
        open |= diff.openEnded();
        return DiffText.of(diff);
      } catch (ForecastReader.KnownAfterApply _) {
        return AFTER_APPLY;
      } catch (TaskFailedException e) {
        return open && !watch.absent().isEmpty()
            ? AFTER_APPLY
            : "fails: " + e.getMessage().strip() + "\n";
      }
    }
  }

  /** Notes what was asked for and is absent. */
  private record Watch(HostReader host, List<Probe<?>> absent) implements HostReader {
    @Override
    public <A> A ask(Probe<A> probe) throws HostException {
      A answer = host.ask(probe);
      if (probe.isAbsent(answer)) {
        absent.add(probe);
      }
      return answer;
    }

    @Override
    public <A> List<A> askAll(Collection<? extends Probe<A>> probes) throws HostException {
      List<A> answers = new ArrayList<>();
      for (Probe<A> probe : probes) {
        answers.add(ask(probe));
      }
      return answers;
    }
  }
}
