package dev.slipway.modules.containers;

import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.TextEdit;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.daemons.DaemonRestart;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What is declared about cri-dockerd.
 *
 * @param flags by their names without dashes, in the order of the command line
 * @param socket where the kubelet finds it; empty: as its unit has it
 */
record CriDockerdSettings(
    String program, Map<String, String> flags, Optional<String> socket, DaemonRestart restart) {
  static final String SERVICE = "cri-docker.service";
  static final String SOCKET = "cri-docker.socket";
  static final String SERVICE_FOLDER = "/etc/systemd/system/" + SERVICE + ".d";
  private static final String DROP_IN = "/10-kubernetes.conf";

  /** The whole text of a file. */
  private record Whole(String text) implements TextEdit {
    @Override
    public boolean needsFile() {
      return true;
    }

    @Override
    public Edited edit(Optional<String> before, UnaryOperator<String> argument) {
      return new Edited(Optional.of(text), "");
    }
  }

  TextEditing.Target serviceFile() {
    return target(SERVICE_FOLDER + DROP_IN);
  }

  TextEditing.Target socketFile() {
    return target("/etc/systemd/system/" + SOCKET + ".d" + DROP_IN);
  }

  private static TextEditing.Target target(String path) {
    return new TextEditing.Target(path, true, Ownership.none(), false, Optional.empty());
  }

  /** An empty line before takes the one of the vendor's unit away. */
  TextEdit serviceText() {
    String words =
        flags.entrySet().stream()
            .map(flag -> " " + word("--" + flag.getKey() + "=" + flag.getValue()))
            .collect(Collectors.joining());
    return new Whole("[Service]\nExecStart=\nExecStart=" + word(program) + words + "\n");
  }

  TextEdit socketText() {
    String path = socket.orElseThrow();
    return new Whole("[Socket]\nListenStream=\nListenStream=" + path.replace("%", "%%") + "\n");
  }

  /** One word of a command line, see {@code systemd.service(5)}, "Command lines". */
  private static String word(String text) {
    String escaped = text.replace("%", "%%").replace("$", "$$");
    return escaped.matches("[A-Za-z0-9_./:=@,+%$-]+")
        ? escaped
        : "\"" + escaped.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
