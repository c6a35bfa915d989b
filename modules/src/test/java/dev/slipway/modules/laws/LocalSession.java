package dev.slipway.modules.laws;

import dev.slipway.connection.HostWriter;
import dev.slipway.host.Become;
import dev.slipway.host.FileWrite;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.HostShell;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** This machine as a host, through a shell. Nothing is remembered. */
final class LocalSession implements HostSession {
  private static final Become BECOME = new Become.Login();

  private final HostConnection connection;
  private final HostShell shell;
  private int changes;
  private int mayChange = Integer.MAX_VALUE;

  LocalSession(HostConnection connection) throws HostException {
    this.connection = connection;
    shell = connection.shell(BECOME);
  }

  /** Ends an apply at a point of the test's choice. */
  static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Lets that many changes happen, then throws {@link Cut}. */
  LocalSession cutAfter(int count) {
    mayChange = count;
    changes = 0;
    return this;
  }

  /** How many commands and writes were done. */
  int changes() {
    return changes;
  }

  @Override
  public <A> A ask(Probe<A> probe) throws HostException {
    return askAll(List.of(probe)).getFirst();
  }

  @Override
  public <A> List<A> askAll(Collection<? extends Probe<A>> probes) throws HostException {
    return probes.isEmpty() ? List.of() : asked(List.copyOf(probes));
  }

  @SuppressWarnings("unchecked") // The kind of a probe asks probes of its own class.
  private <P extends Probe<A>, A> List<A> asked(List<? extends Probe<A>> probes)
      throws HostException {
    ProbeKind<P, A> kind = (ProbeKind<P, A>) probes.getFirst().kind();
    List<P> asked = new ArrayList<>();
    probes.forEach(probe -> asked.add((P) probe));
    Script script = kind.script(asked);
    return kind.parse(asked, shell.exchange(List.of(script)).getFirst());
  }

  @Override
  public ScriptResult run(ShellCommand command) throws HostException {
    countChange();
    return shell.exchange(List.of(command.script())).getFirst();
  }

  private void countChange() {
    if (changes >= mayChange) {
      throw new Cut();
    }
    changes++;
  }

  /** This machine is always there. */
  @Override
  public void reconnect(Duration delay, Duration patience) {
    countChange();
  }

  @Override
  public Optional<String> write(FileWrite write) throws HostException {
    countChange();
    return new HostWriter(connection, BECOME).write(write, _ -> {});
  }
}
