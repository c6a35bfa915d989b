package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;

/**
 * What does this script print? For what no other probe asks. The script must not change anything,
 * reads nothing on its standard input, and runs in a subshell of its own with {@code LC_ALL=C}.
 *
 * @param text POSIX shell text; every value in it is quoted
 */
public record CommandProbe(String text) implements Probe<CommandAnswer> {

  public CommandProbe {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a script cannot hold a NUL character");
    }
  }

  @Override
  public ProbeKind<CommandProbe, CommandAnswer> kind() {
    return CommandProbeKind.INSTANCE;
  }
}
