package dev.slipway.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import dev.slipway.connection.ResidentShells;
import dev.slipway.connection.ResidentShells.Room;
import dev.slipway.connection.ShellProcess;
import dev.slipway.connection.Upload;
import dev.slipway.host.Become;
import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.Content;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostException;
import dev.slipway.host.HostShell;
import dev.slipway.host.UnreachableException;
import dev.slipway.host.UnreachableException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * One connection to a host: a channel for each resident shell, and one for each upload. Where the
 * host allows fewer channels than that, shells make room for each other.
 */
final class SshConnection implements HostConnection {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final Duration UNTIL_ROOM_IS_SEEN = Duration.ofSeconds(5);

  private final Opening opening;
  private final Duration timeout;
  private final ResidentShells shells = new ResidentShells(this::start);
  private volatile LoggedIn connection;
  private volatile boolean sftpWorks = true;

  /** Logs in. */
  @FunctionalInterface
  interface Opening {
    LoggedIn open() throws UnreachableException;
  }

  SshConnection(Opening opening, Duration timeout) throws UnreachableException {
    this.opening = opening;
    this.timeout = timeout;
    this.connection = opening.open();
  }

  @Override
  public HostShell shell(Become become) throws HostException {
    return shells.shell(become);
  }

  @Override
  public void upload(Content content, String path, Progress progress) throws HostException {
    if (!sentBySftp(content, path, progress)) {
      Upload.through(shells.shell(new Become.Login()), content, path, progress);
    }
  }

  private boolean sentBySftp(Content content, String path, Progress progress) throws HostException {
    if (!sftpWorks) {
      return false;
    }
    return switch (new SftpUpload(connection, timeout).send(content, path, progress)) {
      case SENT -> true;
      case NOT_OFFERED -> false;
      case BROKEN -> {
        sftpWorks = false;
        logInAgain();
        yield false;
      }
    };
  }

  /**
   * For a connection that is about to end: the library greets a server program that is gone, on a
   * channel that is closed by then, and sshd ends the connection of a client that does so.
   */
  private void logInAgain() throws UnreachableException {
    shells.releaseIdle();
    connection.close();
    connection = opening.open();
  }

  private ShellProcess start(OutputStream stdout, OutputStream stderr) throws HostException {
    long roomMade = System.nanoTime();
    while (true) {
      try {
        return open(stdout, stderr);
      } catch (JSchException | IOException e) {
        if (!connection.isConnected()) {
          throw connection.lost(e);
        }
        Room room = shells.makeRoom();
        if (room != Room.NONE) {
          roomMade = System.nanoTime();
        } else if (System.nanoTime() - roomMade > UNTIL_ROOM_IS_SEEN.toNanos()) {
          throw new UnreachableException(
              Reason.NO_SHELL, "The host lets us log in but start nothing: " + e.getMessage(), e);
        }
        pause();
      }
    }
  }

  private ShellProcess open(OutputStream stdout, OutputStream stderr)
      throws JSchException, IOException {
    ChannelExec channel = Channels.open(connection.session(), "exec", ChannelExec.class);
    // Whatever the login shell is, it can do this.
    channel.setCommand("exec /bin/sh");
    channel.setOutputStream(stdout);
    channel.setErrStream(stderr);
    OutputStream stdin = channel.getOutputStream();
    channel.connect((int) timeout.toMillis());
    return new SshShellProcess(channel, stdin, connection);
  }

  private static void pause() throws ConnectionLostException {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionLostException("Interrupted while waiting for the host", e);
    }
  }

  @Override
  public void close() {
    connection.close(shells::close);
  }
}
