package dev.slipway.connection;

import java.util.ArrayList;
import java.util.List;

/** Collects bytes without ever copying what it holds already. */
final class OutputBuffer {
  private static final int FIRST_CHUNK = 1 << 10;
  private static final int LARGEST_CHUNK = 1 << 20;

  private final List<byte[]> full = new ArrayList<>();
  private byte[] chunk = new byte[FIRST_CHUNK];
  private int used;
  private long size;

  void append(byte[] bytes, int offset, int length) {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (used == chunk.length) {
        full.add(chunk);
        chunk = new byte[Math.min(LARGEST_CHUNK, chunk.length * 4)];
        used = 0;
      }
      int now = Math.min(left, chunk.length - used);
      System.arraycopy(bytes, from, chunk, used, now);
      used += now;
      from += now;
      left -= now;
    }
    size += length;
  }

  long size() {
    return size;
  }

  /** Everything collected; the buffer is empty afterwards. */
  byte[] take() {
    byte[] all = new byte[Math.toIntExact(size)];
    int at = 0;
    for (byte[] each : full) {
      System.arraycopy(each, 0, all, at, each.length);
      at += each.length;
    }
    System.arraycopy(chunk, 0, all, at, used);
    full.clear();
    chunk = new byte[FIRST_CHUNK];
    used = 0;
    size = 0;
    return all;
  }
}
