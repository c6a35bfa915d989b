package dev.slipway.resident;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.Optional;
import java.util.OptionalInt;

/** Has a call carried out by a resident, as if it were done here. */
public final class Visitor implements Closeable {
  private final Wire wire;
  private final Identity identity;

  private Visitor(Wire wire, Identity identity) {
    this.wire = wire;
    this.identity = identity;
  }

  /** Empty when nobody is there. */
  public static Optional<Visitor> at(Address address) throws IOException {
    if (!Files.exists(address.socket())) {
      return Optional.empty();
    }
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(address.socket()));
    } catch (IOException _) {
      // What one that was killed has left.
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new Visitor(new Wire(channel), address.identity()));
  }

  /**
   * Returns the exit code when all is over; empty when the resident does not do it. Then nothing
   * was done or shown.
   *
   * @throws LostException when the resident ended before the call did
   */
  public OptionalInt visit(Call call, PrintStream out, PrintStream err, Asking asking)
      throws LostException {
    if (!isAccepted(call)) {
      return OptionalInt.empty();
    }
    try {
      return followed(out, err, asking);
    } catch (IOException e) {
      throw new LostException(e);
    }
  }

  /** A resident accepts before it does anything. */
  private boolean isAccepted(Call call) {
    try {
      wire.send(call.frame(identity));
      return wire.receive().filter(frame -> frame.kind() == Frame.Kind.ACCEPTED).isPresent();
    } catch (IOException _) {
      return false;
    }
  }

  private OptionalInt followed(PrintStream out, PrintStream err, Asking asking) throws IOException {
    while (true) {
      Frame frame = wire.receive().orElseThrow(EOFException::new);
      switch (frame.kind()) {
        case OUT -> print(out, frame);
        case ERR -> print(err, frame);
        case ASK_SECRETLY -> wire.send(answer(asking.ask(frame.text(), true)));
        case ASK_OPENLY -> wire.send(answer(asking.ask(frame.text(), false)));
        case DECLINED -> {
          return OptionalInt.empty();
        }
        case EXIT -> {
          return OptionalInt.of(frame.number());
        }
        case REQUEST, INTERRUPTION, ANSWER, NO_ANSWER, ACCEPTED ->
            throw new IOException("a " + frame.kind() + " of a resident");
      }
    }
  }

  private static void print(PrintStream stream, Frame frame) {
    stream.write(frame.content(), 0, frame.content().length);
    stream.flush();
  }

  private static Frame answer(Optional<String> typed) {
    return typed
        .map(text -> Frame.text(Frame.Kind.ANSWER, text))
        .orElseGet(() -> Frame.empty(Frame.Kind.NO_ANSWER));
  }

  /** Has the call interrupted; for another thread than that of {@link #visit}. */
  public void interrupt() throws IOException {
    wire.send(Frame.empty(Frame.Kind.INTERRUPTION));
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
