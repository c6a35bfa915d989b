package dev.slipway.modules.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.HostReader;
import dev.slipway.host.Probe;
import dev.slipway.host.probe.Actor;
import dev.slipway.host.probe.ActorProbe;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.modules.cases.CaseArguments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NewDirectoriesTest {
  private static final Actor ROOT = new Actor(0, "root", 0, "root", 022);
  private static final ModuleRegistry MODULES = BuiltInModules.registry();

  /** A host with nothing but empty directories, on which a question is known once it travelled. */
  private static final class EmptyHost implements HostReader {
    private final Set<Probe<?>> open = new LinkedHashSet<>();
    private final Set<Probe<?>> known = new LinkedHashSet<>();
    private int exchanges;

    @Override
    public <A> A ask(Probe<A> probe) {
      return this.<A>askAll(List.of(probe)).getFirst();
    }

    @Override
    public void mention(Probe<?> probe) {
      open.add(probe);
    }

    @Override
    @SuppressWarnings("unchecked") // each kind of question has its own answer below
    public <A> List<A> askAll(Collection<? extends Probe<A>> probes) {
      if (!known.containsAll(probes)) {
        exchanges++;
        known.addAll(probes);
        known.addAll(open);
        open.clear();
      }
      List<A> answers = new ArrayList<>();
      for (Probe<A> probe : probes) {
        answers.add((A) answer(probe));
      }
      return answers;
    }

    private static Object answer(Probe<?> probe) {
      return switch (probe) {
        case ActorProbe _ -> ROOT;
        case FileProbe(String path, _, _) when path.startsWith("/srv/a") -> new FileAnswer.Absent();
        case FileProbe _ ->
            FileAnswer.Present.fresh(FileType.DIRECTORY, 0755, "root", 0, "root", 0);
        default -> throw new IllegalArgumentException(probe.toString());
      };
    }
  }

  private static int exchanges(String module, Map<String, Object> arguments) throws Exception {
    EmptyHost host = new EmptyHost();
    observe(MODULES.find(module).orElseThrow(), arguments, host);
    return host.exchanges;
  }

  private static <D extends Record, S> void observe(
      TaskModule<D, S> module, Map<String, Object> arguments, HostReader host) throws Exception {
    D desired = module.bind(CaseArguments.of(module.spec(), arguments));
    assertThat(module.diff(desired, module.observe(desired, host)).isEmpty()).isFalse();
  }

  @Test
  void whatLiesAboveSomethingToBeMade_isAskedForWithIt() throws Exception {
    assertThat(exchanges("file", Map.of("path", "/srv/a/b", "state", "directory"))).isOne();
    assertThat(
            exchanges("lineinfile", Map.of("path", "/srv/a/lines", "line", "one", "create", true)))
        .isOne();
  }
}
