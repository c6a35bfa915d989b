package dev.slipway.modules.firewall;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import java.util.Optional;

/** Over which connection of SSH does this run reach the host? */
record LoginProbe() implements Probe<Optional<LoginProbe.Connection>> {
  /** sudo takes the variable away, so that the processes above are asked, too. */
  private static final String SCRIPT =
      """
      part connection
      if [ -n "$SSH_CONNECTION" ]; then echo "$SSH_CONNECTION"
      else
        pid=$$
        while [ "${pid:-0}" -gt 1 ]; do
          tr '\\000' '\\n' 2>/dev/null <"/proc/$pid/environ" | sed -n 's/^SSH_CONNECTION=//p'
          pid=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$pid/status" 2>/dev/null)
        done | head -n 1
      fi
      part devices; ip -o addr show 2>/dev/null
      :
      """;

  private static final ProbeKind<LoginProbe, Optional<Connection>> KIND =
      new OneQuestion<>("login connection", SCRIPT, LoginProbe::read);

  /**
   * A connection, as the host sees it.
   *
   * @param peer the address that it comes from
   * @param local the address of the host
   * @param port of the host
   * @param device that has the address of the host; empty when it is not known
   */
  record Connection(String peer, String local, int port, Optional<String> device) {
    boolean isOfVersion6() {
      return peer.contains(":");
    }
  }

  @Override
  public ProbeKind<LoginProbe, Optional<Connection>> kind() {
    return KIND;
  }

  private static Optional<Connection> read(Sections output) throws UnreadableAnswerException {
    String[] words = output.text("connection").strip().split("\\s+", -1);
    if (words.length != 4 || !words[3].matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    Optional<String> device =
        output.lines("devices").stream()
            .map(line -> line.strip().split("\\s+", -1))
            .filter(line -> line.length > 3 && line[3].startsWith(words[2] + "/"))
            .map(line -> line[1])
            .findFirst();
    return Optional.of(new Connection(words[0], words[2], Integer.parseInt(words[3]), device));
  }
}
