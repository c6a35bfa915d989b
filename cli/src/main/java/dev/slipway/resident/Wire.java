package dev.slipway.resident;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * Frames over a socket: a byte for the kind, four for the length, the content. Sending is for any
 * thread, receiving for one. A thread that is interrupted in either closes the wire, as it is the
 * way of channels.
 */
final class Wire implements Closeable {
  private static final int HEAD = 1 + Integer.BYTES;
  private static final int LONGEST = 64 << 20;

  private final SocketChannel channel;

  Wire(SocketChannel channel) {
    this.channel = channel;
  }

  synchronized void send(Frame frame) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + frame.content().length);
    bytes.put(frame.kind().sign()).putInt(frame.content().length);
    bytes.put(frame.content()).flip();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Empty when the other side is gone, in the middle of a frame or not. */
  Optional<Frame> receive() throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    if (!fill(head)) {
      return Optional.empty();
    }
    Frame.Kind kind =
        Frame.Kind.of(head.get()).orElseThrow(() -> new IOException("there is no such frame"));
    int length = head.getInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("no frame is that long");
    }
    ByteBuffer content = ByteBuffer.allocate(length);
    return fill(content) ? Optional.of(new Frame(kind, content.array())) : Optional.empty();
  }

  private boolean fill(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        return false;
      }
    }
    buffer.flip();
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
