package dev.slipway.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Carries connections to a host on this machine as a long line would: every byte arrives late by
 * half a round trip, in both directions; the bandwidth is not limited.
 */
final class DelayingProxy implements AutoCloseable {
  private static final int BLOCK = 64 << 10;
  private static final byte[] END = {};

  private final ServerSocket listener;
  private final String address;
  private final int port;
  private final long delayNanos;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private record Late(byte[] bytes, long due) {}

  /**
   * @param address of the host behind it
   */
  DelayingProxy(String address, int port, Duration roundTrip) throws IOException {
    this.listener = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
    this.address = address;
    this.port = port;
    this.delayNanos = roundTrip.toNanos() / 2;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket near = listener.accept();
        Socket far = new Socket(address, port);
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        open.add(near);
        open.add(far);
        carry(near, far);
        carry(far, near);
      } catch (IOException e) {
        // Closed, or the host is gone: whoever connects sees it.
        continue;
      }
    }
  }

  private void carry(Socket from, Socket to) {
    BlockingQueue<Late> line = new LinkedBlockingQueue<>();
    Thread.ofVirtual().start(() -> read(from, line));
    Thread.ofVirtual().start(() -> write(line, to));
  }

  private void read(Socket from, BlockingQueue<Late> line) {
    byte[] block = new byte[BLOCK];
    try (InputStream in = from.getInputStream()) {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        line.add(new Late(Arrays.copyOf(block, count), System.nanoTime() + delayNanos));
      }
    } catch (IOException e) {
      // An end like any other.
    } finally {
      line.add(new Late(END, System.nanoTime() + delayNanos));
    }
  }

  private void write(BlockingQueue<Late> line, Socket to) {
    try (to;
        OutputStream out = to.getOutputStream()) {
      for (Late next = line.take(); next.bytes().length > 0; next = line.take()) {
        TimeUnit.NANOSECONDS.sleep(next.due() - System.nanoTime());
        out.write(next.bytes());
        out.flush();
      }
    } catch (IOException e) {
      // The reader of this side sees the same.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(to);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
