package dev.slipway.resident;

import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Does once what a visitor does, for a JVM that records which classes later starts will need. Both
 * sides are one thread: what the resident says lies in the socket before the visitor reads.
 */
public final class VisitRehearsal {
  private VisitRehearsal() {}

  /** Returns what the visitor is told for a call at an address where nobody is. */
  public static OptionalInt perform(Address address, Call call, PrintStream out)
      throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(address.socket()));
      try (Visitor visitor = Visitor.at(address).orElseThrow();
          Wire resident = new Wire(server.accept())) {
        resident.send(Frame.empty(Frame.Kind.ACCEPTED));
        resident.send(Frame.text(Frame.Kind.OUT, "done"));
        resident.send(Frame.exit(0));
        return visitor.visit(call, out, out, (_, _) -> Optional.empty());
      }
    }
  }
}
