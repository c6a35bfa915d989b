package dev.slipway.resident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Carries out calls of visitors, one at a time, until none came for a while. */
public final class Resident {
  /** How long a call may go on whose visitor is gone. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Less than a visitor needs that has to do it by itself. */
  private static final Duration COURTESY = Duration.ofMillis(300);

  private final Address address;
  private final Duration idle;
  private final Service service;
  private final Selector selector;
  private final Semaphore free = new Semaphore(0);
  private volatile long idleSince = System.nanoTime();
  private volatile boolean over;

  private Resident(Address address, Duration idle, Service service, Selector selector) {
    this.address = address;
    this.idle = idle;
    this.service = service;
    this.selector = selector;
  }

  /**
   * Returns when nobody came for this long, when a call does not end whose visitor is gone, or when
   * the thread is interrupted; at once when another resident is at the address.
   */
  public static void stay(Address address, Duration idle, Service service) throws IOException {
    try (FileChannel file =
            FileChannel.open(address.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.tryLock();
        Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      if (lock == null) {
        return;
      }
      file.truncate(0).write(UTF_8.encode(ProcessHandle.current().pid() + "\n"));
      // What one that was killed has left.
      Files.deleteIfExists(address.socket());
      server.bind(UnixDomainSocketAddress.of(address.socket()));
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
      try {
        new Resident(address, idle, service, selector).receive(server);
      } finally {
        Files.deleteIfExists(address.socket());
      }
    }
  }

  private void receive(ServerSocketChannel server) throws IOException {
    Thread.ofPlatform().daemon().start(() -> doing(service::prepare));
    while (!over && !Thread.currentThread().isInterrupted()) {
      long left = idle.toMillis() - (System.nanoTime() - idleSince) / 1_000_000;
      if (left <= 0 && free.tryAcquire()) {
        return;
      }
      selector.select(Math.max(left, 1_000));
      selector.selectedKeys().clear();
      SocketChannel visitor = server.accept();
      if (visitor != null) {
        Thread.ofPlatform().daemon().start(() -> welcome(new Wire(visitor)));
      }
    }
  }

  /** Waits for the end of a call before, if it is near; the end of the wire says no. */
  private void welcome(Wire wire) {
    try (wire) {
      if (free.tryAcquire(COURTESY.toMillis(), TimeUnit.MILLISECONDS)) {
        doing(() -> serve(wire));
      }
    } catch (IOException | InterruptedException _) {
      // The visitor is gone, or was none. There is nobody to be told.
    }
  }

  /** Does what nothing else may be done beside, and is free for the next then. */
  private void doing(Runnable work) {
    try {
      work.run();
    } finally {
      idleSince = System.nanoTime();
      free.release();
      selector.wakeup();
    }
  }

  private void serve(Wire wire) {
    try {
      new Conversation(wire, this::end).hold(address.identity(), service, PATIENCE);
    } catch (IOException _) {
      // As above.
    }
    service.rest();
  }

  private void end() {
    over = true;
    selector.wakeup();
  }
}
