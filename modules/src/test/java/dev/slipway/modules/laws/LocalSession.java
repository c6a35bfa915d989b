package dev.slipway.modules.laws;

import dev.slipway.host.CommandFailedException;
import dev.slipway.host.FileWrite;
import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.HostShell;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.ShellCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** This machine as a host, through a shell. Nothing is remembered. */
final class LocalSession implements HostSession {
  private final HostShell shell;
  private int changes;
  private int mayChange = Integer.MAX_VALUE;

  LocalSession(HostShell shell) {
    this.shell = shell;
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

  /** Enough of {@link HostSession#write} for these tests. */
  @Override
  public Optional<String> write(FileWrite write) throws HostException {
    countChange();
    String backup = write.path() + ".20260101T000000~";
    StringBuilder text = new StringBuilder("set -e\ntarget=" + Shell.quote(write.path()) + "\n");
    text.append("new=$(mktemp -- \"${target%/*}/.new.XXXXXX\")\ntrap 'rm -f -- \"$new\"' EXIT\n");
    text.append("cat >\"$new\"\n");
    text.append("if [ -f \"$target\" ] && ! [ -L \"$target\" ]; then\n");
    text.append("chown --reference=\"$target\" -- \"$new\"\n");
    text.append("chmod --reference=\"$target\" -- \"$new\"\n");
    text.append("else chmod \"$(printf %o $((0666 & ~$(umask))))\" -- \"$new\"; fi\n");
    write.owner().ifPresent(o -> text.append("chown -- " + Shell.quote(o) + " \"$new\"\n"));
    write.group().ifPresent(g -> text.append("chgrp -- " + Shell.quote(g) + " \"$new\"\n"));
    write.mode().ifPresent(m -> text.append("chmod -- %04o \"$new\"%n".formatted(m)));
    write
        .validate()
        .ifPresent(check -> text.append(check.replace("%s", "\"$new\"")).append(" >&2\n"));
    if (write.backup()) {
      text.append("cp -p -- \"$target\" " + Shell.quote(backup) + "\n");
    }
    text.append("mv -f -T -- \"$new\" \"$target\"\n");
    run(text.toString(), write);
    return write.backup() ? Optional.of(backup) : Optional.empty();
  }

  private void run(String text, FileWrite write) throws HostException {
    try (var content = write.content().open()) {
      Script script = Script.of(text).withInput(content.readAllBytes());
      ScriptResult result = shell.exchange(List.of(script)).getFirst();
      if (result.exit() != 0) {
        throw new CommandFailedException("write " + write.path(), result);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
