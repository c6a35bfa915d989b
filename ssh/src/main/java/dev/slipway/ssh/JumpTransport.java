package dev.slipway.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** A channel through a connection to a host on the way: OpenSSH's {@code ProxyJump}. */
final class JumpTransport implements Transport {
  private final JumpHosts.Lease lease;
  private final ChannelDirectTCPIP channel;
  private final BytePipe received = new BytePipe();
  private final OutputStream output;

  private JumpTransport(JumpHosts.Lease lease, ChannelDirectTCPIP channel) throws IOException {
    this.lease = lease;
    this.channel = channel;
    channel.setOutputStream(received.sink());
    output = channel.getOutputStream();
  }

  /** Takes over the lease: it ends with the transport, also when there comes to be none. */
  static JumpTransport open(JumpHosts.Lease lease, String host, int port, Duration timeout)
      throws IOException {
    Session session = lease.connection().session();
    try {
      ChannelDirectTCPIP channel = Channels.open(session, "direct-tcpip", ChannelDirectTCPIP.class);
      channel.setHost(host);
      channel.setPort(port);
      JumpTransport transport = new JumpTransport(lease, channel);
      channel.connect((int) timeout.toMillis());
      if (!channel.isConnected()) {
        throw new IOException("the host on the way opened no connection");
      }
      return transport;
    } catch (JSchException | IOException | RuntimeException e) {
      lease.close();
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public InputStream input() {
    return received.source();
  }

  @Override
  public OutputStream output() {
    return output;
  }

  @Override
  public void close() {
    received.close();
    channel.disconnect();
    lease.close();
  }
}
