package dev.slipway.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.slipway.connection.ResidentShells;
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

/** One connection to a host: a channel for each resident shell, and one for each upload. */
final class SshConnection implements HostConnection {
  private final Session session;
  private final Duration timeout;
  private final ResidentShells shells = new ResidentShells(this::start);

  SshConnection(Session session, Duration timeout) {
    this.session = session;
    this.timeout = timeout;
  }

  @Override
  public HostShell shell(Become become) throws HostException {
    return shells.shell(become);
  }

  @Override
  public void upload(Content content, String path, Progress progress) throws HostException {
    Upload.through(shells.shell(new Become.Login()), content, path, progress);
  }

  private ShellProcess start(OutputStream stdout, OutputStream stderr) throws HostException {
    try {
      ChannelExec channel = (ChannelExec) session.openChannel("exec");
      // Whatever the login shell is, it can do this.
      channel.setCommand("exec /bin/sh");
      channel.setOutputStream(stdout);
      channel.setErrStream(stderr);
      OutputStream stdin = channel.getOutputStream();
      channel.connect((int) timeout.toMillis());
      return new SshShellProcess(channel, stdin);
    } catch (JSchException | IOException e) {
      if (!session.isConnected()) {
        throw new ConnectionLostException("The connection to the host ended", e);
      }
      throw new UnreachableException(Reason.NO_SHELL, "The host allows no session", e);
    }
  }

  @Override
  public void close() {
    shells.close();
    session.disconnect();
  }
}
