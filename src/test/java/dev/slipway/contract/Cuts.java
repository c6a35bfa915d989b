package dev.slipway.contract;

import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.FileWrite;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.Probe;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what modules do to hosts, and breaks off an apply behind so many steps. */
final class Cuts {
  private int allowed = Integer.MAX_VALUE;
  private int steps;

  /** Begins to count anew; the step behind that many loses its connection. */
  void after(int count) {
    allowed = count;
    steps = 0;
  }

  /** The commands and writes since then. */
  int steps() {
    return steps;
  }

  private void step() throws HostException {
    if (steps >= allowed) {
      throw new ConnectionLostException("cut behind step " + steps);
    }
    steps++;
  }

  /** The same modules, whose steps are counted and cut here. */
  ModuleRegistry over(ModuleRegistry modules) {
    return new ModuleRegistry(modules.all().stream().map(this::over).toList());
  }

  private TaskModule<?, ?> over(TaskModule<?, ?> module) {
    return new Counted<>(module, this);
  }

  private record Counted<D extends Record, S>(TaskModule<D, S> module, Cuts cuts)
      implements TaskModule<D, S> {
    @Override
    public ModuleSpec spec() {
      return module.spec();
    }

    @Override
    public D bind(Arguments arguments) {
      return module.bind(arguments);
    }

    @Override
    public S observe(D desired, HostReader host) throws HostException {
      return module.observe(desired, host);
    }

    @Override
    public Diff diff(D desired, S observed) {
      return module.diff(desired, observed);
    }

    @Override
    public Map<String, Object> apply(D desired, Diff diff, HostSession host) throws HostException {
      return module.apply(desired, diff, new Session(host, cuts));
    }

    @Override
    public Map<String, Object> values(D desired, S observed) {
      return module.values(desired, observed);
    }
  }

  private record Session(HostSession host, Cuts cuts) implements HostSession {
    @Override
    public ScriptResult run(ShellCommand command) throws HostException {
      cuts.step();
      return host.run(command);
    }

    @Override
    public Optional<String> write(FileWrite write) throws HostException {
      cuts.step();
      return host.write(write);
    }

    @Override
    public void reconnect(Duration delay, Duration patience) throws HostException {
      host.reconnect(delay, patience);
    }

    @Override
    public <A> A ask(Probe<A> probe) throws HostException {
      return host.ask(probe);
    }

    @Override
    public <A> List<A> askAll(Collection<? extends Probe<A>> probes) throws HostException {
      return host.askAll(probes);
    }
  }
}
