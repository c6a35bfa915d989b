package dev.slipway.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes from one thread to another. Unlike the JDK's pipe it does not mind which threads use it,
 * nor that they end, and a reader wakes at once.
 */
final class BytePipe {
  private static final int CAPACITY = 256 << 10;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final byte[] ring = new byte[CAPACITY];
  private int start;
  private int size;
  private boolean closed;

  InputStream source() {
    return new Source();
  }

  OutputStream sink() {
    return new Sink();
  }

  /** What is in the pipe can still be read; nothing more can be written. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private int read(byte[] bytes, int offset, int length) throws IOException {
    lock.lock();
    try {
      while (size == 0 && !closed) {
        changed.await();
      }
      if (size == 0) {
        return -1;
      }
      int count = Math.min(length, Math.min(size, CAPACITY - start));
      System.arraycopy(ring, start, bytes, offset, count);
      start = (start + count) % CAPACITY;
      size -= count;
      changed.signalAll();
      return count;
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      lock.unlock();
    }
  }

  private int write(byte[] bytes, int offset, int length) throws IOException {
    lock.lock();
    try {
      while (size == CAPACITY && !closed) {
        changed.await();
      }
      if (closed) {
        throw new IOException("the connection is closed");
      }
      int end = (start + size) % CAPACITY;
      int room = Math.min(CAPACITY - size, CAPACITY - end);
      int count = Math.min(length, room);
      System.arraycopy(bytes, offset, ring, end, count);
      size += count;
      changed.signalAll();
      return count;
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      lock.unlock();
    }
  }

  /** Not an InterruptedIOException: the library takes that for a time-out, and goes on. */
  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted", e);
  }

  private final class Source extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return BytePipe.this.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return length == 0 ? 0 : BytePipe.this.read(bytes, offset, length);
    }

    @Override
    public void close() {
      BytePipe.this.close();
    }
  }

  private final class Sink extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int written = 0;
      while (written < length) {
        written += BytePipe.this.write(bytes, offset + written, length - written);
      }
    }

    @Override
    public void close() {
      BytePipe.this.close();
    }
  }
}
