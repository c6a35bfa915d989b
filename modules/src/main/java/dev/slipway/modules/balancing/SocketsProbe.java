package dev.slipway.modules.balancing;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What listens on the host, and which addresses has it? */
record SocketsProbe() implements Probe<Sockets> {
  private static final Pattern LISTENER =
      Pattern.compile(
          "\\S+\\s+\\d+\\s+\\d+\\s+(\\S*):(\\d+)\\s+\\S+(?:\\s+users:\\(\\(\"([^\"]*)\".*)?");
  private static final Pattern ADDRESS = Pattern.compile("\\sinet6?\\s+([0-9a-f.:]+)");

  private static final ProbeKind<SocketsProbe, Sockets> KIND =
      new OneQuestion<>(
          "sockets",
          """
          part listeners; ss -H -l -t -n -p 2>/dev/null
          part addresses; ip -o addr show 2>/dev/null
          :
          """,
          SocketsProbe::read);

  private static Sockets read(Sections output) throws UnreadableAnswerException {
    List<Sockets.Listener> listeners = new ArrayList<>();
    for (String line : output.lines("listeners")) {
      Matcher parts = LISTENER.matcher(line.strip());
      if (parts.matches()) {
        String program = parts.group(3) == null ? "" : parts.group(3);
        String address = parts.group(1).replaceFirst("%.*", "").replaceAll("[\\[\\]]", "");
        listeners.add(new Sockets.Listener(address, Integer.parseInt(parts.group(2)), program));
      }
    }
    List<String> addresses = new ArrayList<>();
    for (String line : output.lines("addresses")) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        addresses.add(address.group(1));
      }
    }
    return new Sockets(listeners, addresses);
  }

  @Override
  public ProbeKind<SocketsProbe, Sockets> kind() {
    return KIND;
  }
}
