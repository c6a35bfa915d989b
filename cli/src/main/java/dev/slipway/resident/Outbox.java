package dev.slipway.resident;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * What waits to be sent, and the thread that sends it: those that print may be interrupted, and
 * would then close the wire. Waits for a visitor that reads slowly; what is for one that is gone,
 * or was told the end, is dropped.
 */
final class Outbox {
  /** Of at most the size of a stream's buffer, and of what is printed at once. */
  private static final int WAITING = 1024;

  private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(WAITING);
  private final Thread sender;
  private volatile boolean gone;

  Outbox(Wire wire) {
    sender = Thread.ofVirtual().start(() -> sendAll(wire));
  }

  private void sendAll(Wire wire) {
    try {
      while (true) {
        Frame frame = frames.take();
        send(wire, frame);
        room.release();
        if (frame.kind() == Frame.Kind.EXIT || frame.kind() == Frame.Kind.DECLINED) {
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      gone = true;
      room.release(WAITING);
    }
  }

  private void send(Wire wire, Frame frame) {
    try {
      if (!gone) {
        wire.send(frame);
      }
    } catch (IOException _) {
      gone = true;
    }
  }

  void put(Frame frame) {
    if (sender.isAlive()) {
      room.acquireUninterruptibly();
      frames.add(frame);
    }
  }

  /** Puts the last frame and returns when everything was sent. */
  void end(Frame last) {
    put(last);
    boolean interrupted = false;
    while (true) {
      try {
        sender.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A stream, as that of a process, whose bytes become frames of this kind. */
  PrintStream stream(Frame.Kind kind) {
    OutputStream frames =
        new OutputStream() {
          @Override
          public void write(int value) {
            put(new Frame(kind, new byte[] {(byte) value}));
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            put(new Frame(kind, Arrays.copyOfRange(bytes, offset, offset + length)));
          }
        };
    return new PrintStream(new java.io.BufferedOutputStream(frames), true, StandardCharsets.UTF_8);
  }
}
