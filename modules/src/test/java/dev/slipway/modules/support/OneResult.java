package dev.slipway.modules.support;

import dev.slipway.host.FileWrite;
import dev.slipway.host.HostSession;
import dev.slipway.host.Probe;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A host on which every command ends in the same way, and which answers nothing. */
public final class OneResult implements HostSession {
  private final ScriptResult result;
  private final List<ShellCommand> commands = new ArrayList<>();

  public OneResult(int exit, String stdout, String stderr) {
    this.result =
        new ScriptResult(
            exit, stdout.getBytes(StandardCharsets.UTF_8), stderr.getBytes(StandardCharsets.UTF_8));
  }

  /** What was run, in order. */
  public List<ShellCommand> commands() {
    return commands;
  }

  @Override
  public ScriptResult run(ShellCommand command) {
    commands.add(command);
    return result;
  }

  @Override
  public Optional<String> write(FileWrite write) {
    throw new AssertionError("nothing is to be written: " + write);
  }

  @Override
  public void reconnect(Duration delay, Duration patience) {
    throw new AssertionError("nothing is to be waited for");
  }

  @Override
  public <A> A ask(Probe<A> probe) {
    throw new AssertionError("nothing is to be asked: " + probe);
  }

  @Override
  public <A> List<A> askAll(Collection<? extends Probe<A>> probes) {
    throw new AssertionError("nothing is to be asked: " + probes);
  }
}
