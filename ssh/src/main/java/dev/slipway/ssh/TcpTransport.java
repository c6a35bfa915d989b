package dev.slipway.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A TCP connection. */
final class TcpTransport implements Transport {
  private final Socket socket;
  private final InputStream input;
  private final OutputStream output;

  private TcpTransport(Socket socket) throws IOException {
    this.socket = socket;
    this.input = socket.getInputStream();
    this.output = socket.getOutputStream();
  }

  /**
   * Connects to the first address of a host that answers.
   *
   * @throws java.net.UnknownHostException when the name means nothing
   */
  static TcpTransport open(String host, int port, Duration timeout) throws IOException {
    long end = System.nanoTime() + timeout.toNanos();
    @Nullable IOException first = null;
    InetAddress[] addresses = InetAddress.getAllByName(host);
    for (int i = 0; i < addresses.length; i++) {
      // One address that swallows everything must not use up the time of the others.
      long share = (end - System.nanoTime()) / 1_000_000 / (addresses.length - i);
      InetSocketAddress address = new InetSocketAddress(addresses[i], port);
      try {
        return new TcpTransport(connect(address, (int) Math.max(1, share)));
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    throw first == null ? new IOException("\"" + host + "\" has no address") : first;
  }

  @SuppressWarnings("AddressSelection") // every address of the name is tried, one by one
  private static Socket connect(InetSocketAddress address, int milliseconds) throws IOException {
    Socket socket = new Socket();
    try {
      // Without it each exchange would wait for a delayed acknowledgement of the one before.
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      socket.connect(address, milliseconds);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public InputStream input() {
    return input;
  }

  @Override
  public OutputStream output() {
    return output;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more either way.
    }
  }
}
