package dev.slipway.bench;

import dev.slipway.connection.LocalConnector;
import dev.slipway.host.Become;
import dev.slipway.host.Content;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostConnector;
import dev.slipway.host.HostException;
import dev.slipway.host.HostShell;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hosts that are all alike, in this JVM. Each answer takes as long as a round trip. The first time
 * a script comes it is run on this machine; from then on its result is known. So the answers are
 * real, and only reading hosts can be simulated.
 */
final class SimulatedFleet implements HostConnector, AutoCloseable {
  private final Duration roundTrip;
  private final HostConnection original;
  private final Map<String, ScriptResult> results = new ConcurrentHashMap<>();
  private final AtomicLong exchanges = new AtomicLong();

  SimulatedFleet(Duration roundTrip) throws HostException {
    this.roundTrip = roundTrip;
    this.original = new LocalConnector().connect(Target.local("original"));
  }

  /** The round trips so far, of all hosts. */
  long exchanges() {
    return exchanges.get();
  }

  @Override
  public HostConnection connect(Target target) throws HostException {
    pause();
    return new Simulated();
  }

  private void pause() {
    exchanges.incrementAndGet();
    try {
      Thread.sleep(roundTrip);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<ScriptResult> results(List<Script> scripts) throws HostException {
    pause();
    List<ScriptResult> found = new java.util.ArrayList<>();
    for (Script script : scripts) {
      ScriptResult known = results.get(script.text());
      if (known == null) {
        known = original.shell(new Become.Login()).exchange(List.of(script)).getFirst();
        results.put(script.text(), known);
      }
      found.add(known);
    }
    return found;
  }

  private final class Simulated implements HostConnection {
    @Override
    public HostShell shell(Become become) {
      return SimulatedFleet.this::results;
    }

    @Override
    public void upload(Content content, String path, Progress progress) {
      throw new IllegalStateException("a simulated host is only read");
    }

    @Override
    public void close() {}
  }

  @Override
  public void close() {
    original.close();
  }
}
