package dev.slipway.ssh;

import com.jcraft.jsch.ChannelExec;
import dev.slipway.connection.ShellProcess;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A shell at the other end of a channel. */
final class SshShellProcess implements ShellProcess {
  /** The signals that SSH has names for, by their numbers on Linux. */
  private static final Map<String, Integer> SIGNALS =
      Map.ofEntries(
          Map.entry("HUP", 1),
          Map.entry("INT", 2),
          Map.entry("QUIT", 3),
          Map.entry("ILL", 4),
          Map.entry("ABRT", 6),
          Map.entry("FPE", 8),
          Map.entry("KILL", 9),
          Map.entry("USR1", 10),
          Map.entry("SEGV", 11),
          Map.entry("USR2", 12),
          Map.entry("PIPE", 13),
          Map.entry("ALRM", 14),
          Map.entry("TERM", 15));

  private static final int ENDED_BY_SIGNAL = 128;
  private static final int NOT_KNOWN = -1;

  private final ChannelExec channel;
  private final OutputStream input;
  private final LoggedIn connection;

  SshShellProcess(ChannelExec channel, OutputStream input, LoggedIn connection) {
    this.channel = channel;
    this.input = input;
    this.connection = connection;
  }

  @Override
  public OutputStream input() {
    return input;
  }

  @Override
  public OptionalInt exitStatus() {
    String signal = channel.getExitSignal();
    if (signal != null) {
      return OptionalInt.of(ENDED_BY_SIGNAL + SIGNALS.getOrDefault(signal, 0));
    }
    int status = channel.getExitStatus();
    return status == NOT_KNOWN ? OptionalInt.empty() : OptionalInt.of(status);
  }

  @Override
  public Optional<String> lossReason() {
    return connection.lossReason();
  }

  @Override
  public void close() {
    channel.disconnect();
  }
}
