package dev.slipway.modules.system;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import java.util.List;
import java.util.Optional;

/**
 * By which name does {@code exportfs} show a client that is declared by another name or an address?
 * The answer is empty when the host does not know it.
 */
record NfsClientProbe(String client) implements Probe<Optional<String>> {
  private static final ProbeKind<NfsClientProbe, Optional<String>> KIND = new Kind();

  /** Whether it can have another name: no network, no pattern, no netgroup. */
  static boolean isHost(String client) {
    return client.matches("[A-Za-z0-9.:_-]+");
  }

  @Override
  public ProbeKind<NfsClientProbe, Optional<String>> kind() {
    return KIND;
  }

  private static final class Kind implements ProbeKind<NfsClientProbe, Optional<String>> {
    @Override
    public String name() {
      return "NFS client";
    }

    @Override
    public Script script(List<NfsClientProbe> probes) {
      String clients = Shell.quoteAll(probes.stream().map(NfsClientProbe::client).toList());
      return Script.of(
          "for c in "
              + clients
              + "; do set -- $(getent hosts \"$c\" | head -n 1); echo \"name ${2-}\"; done\n");
    }

    @Override
    public List<Optional<String>> parse(List<NfsClientProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      List<String> lines = result.stdoutText().lines().toList();
      if (lines.size() != probes.size()) {
        throw new UnreadableAnswerException(name(), lines.size() + " lines");
      }
      return lines.stream()
          .map(line -> Optional.of(line.substring(5)).filter(name -> !name.isEmpty()))
          .toList();
    }
  }
}
