package dev.slipway.run;

import dev.slipway.connection.HostWriter;
import dev.slipway.host.Become;
import dev.slipway.host.FileWrite;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.Probe;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes a host as a user. Each change makes the run forget, see {@link Questions#forget}. */
final class RemoteSession implements HostSession {
  /** Bytes; what travels together is in memory at once, several times. */
  private static final int LARGEST_PACK = 1 << 20;

  private final RemoteHost host;
  private final Become become;
  private final Settings settings;
  private final HostReader reader;

  /**
   * What a task says about how its commands run.
   *
   * @param timeout for each command that has none of its own; none when zero
   */
  record Settings(Map<String, String> environment, Duration timeout, Transfers transfers) {}

  /** Is told how far a file is on its way. */
  @FunctionalInterface
  interface Transfers {
    void sent(String path, long sent, long size);
  }

  RemoteSession(RemoteHost host, Become become, Settings settings) {
    this.host = host;
    this.become = become;
    this.settings = settings;
    this.reader = host.reader(become);
  }

  @Override
  public ScriptResult run(ShellCommand command) throws HostException {
    try {
      ShellCommand complete = command.environment(settings.environment());
      boolean limited = !command.script().timeout().isZero() || settings.timeout().isZero();
      return host.link()
          .act(become, (limited ? complete : complete.timeout(settings.timeout())).script());
    } finally {
      host.changed();
    }
  }

  @Override
  public Optional<String> write(FileWrite write) throws HostException {
    try {
      long size = write.content().size();
      return host.link()
          .write(become, write, sent -> settings.transfers().sent(write.path(), sent, size));
    } finally {
      host.changed();
    }
  }

  @Override
  public List<Optional<String>> writeAll(List<FileWrite> writes) throws HostException {
    List<Optional<String>> kept = new ArrayList<>();
    List<FileWrite> pack = new ArrayList<>();
    long size = 0;
    for (FileWrite write : writes) {
      if (size + write.content().size() > LARGEST_PACK || !HostWriter.packs(write)) {
        kept.addAll(send(pack));
        pack.clear();
        size = 0;
      }
      if (HostWriter.packs(write)) {
        pack.add(write);
        size += write.content().size();
      } else {
        kept.add(write(write));
      }
    }
    kept.addAll(send(pack));
    return kept;
  }

  private List<Optional<String>> send(List<FileWrite> pack) throws HostException {
    if (pack.isEmpty()) {
      return List.of();
    }
    try {
      List<Optional<String>> kept = host.link().writeAll(become, List.copyOf(pack));
      for (FileWrite write : pack) {
        settings.transfers().sent(write.path(), write.content().size(), write.content().size());
      }
      return kept;
    } finally {
      host.changed();
    }
  }

  @Override
  public void reconnect(Duration delay, Duration patience) throws HostException {
    try {
      new Reconnection(host.link(), become).await(delay, patience);
    } finally {
      host.changed();
    }
  }

  @Override
  public <A> A ask(Probe<A> probe) throws HostException {
    return reader.ask(probe);
  }

  @Override
  public void mention(Probe<?> probe) {
    reader.mention(probe);
  }

  @Override
  public <A> List<A> askAll(Collection<? extends Probe<A>> probes) throws HostException {
    return reader.askAll(probes);
  }
}
