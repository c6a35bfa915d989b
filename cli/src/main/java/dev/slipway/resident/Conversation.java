package dev.slipway.resident;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One visit, seen from the resident. */
final class Conversation {
  private final Wire wire;
  private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Runnable stuck;

  /**
   * @param stuck is told when the visitor is gone and its call does not end
   */
  Conversation(Wire wire, Runnable stuck) {
    this.wire = wire;
    this.stuck = stuck;
  }

  /** Carries out the call on this thread; declines one of another identity. */
  void hold(Identity own, Service service, Duration patience) throws IOException {
    Optional<Frame> request = wire.receive();
    if (request.isEmpty()) {
      return;
    }
    Call.Received received = Call.Received.of(request.get());
    if (!received.visitor().equals(own)) {
      return;
    }
    wire.send(Frame.empty(Frame.Kind.ACCEPTED));
    Outbox outbox = new Outbox(wire);
    Thread caller = Thread.currentThread();
    Thread.ofVirtual().start(() -> listen(caller, patience));
    try {
      PrintStream out = outbox.stream(Frame.Kind.OUT);
      PrintStream err = outbox.stream(Frame.Kind.ERR);
      int code = service.serve(received.call(), out, err, (q, secret) -> ask(outbox, q, secret));
      out.flush();
      err.flush();
      outbox.end(Frame.exit(code));
    } catch (DeclinedException _) {
      outbox.end(Frame.empty(Frame.Kind.DECLINED));
    } finally {
      over.countDown();
    }
  }

  private Optional<String> ask(Outbox outbox, String question, boolean secret) {
    Frame.Kind kind = secret ? Frame.Kind.ASK_SECRETLY : Frame.Kind.ASK_OPENLY;
    outbox.put(Frame.text(kind, question));
    try {
      return answers.take();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** What the visitor says meanwhile. */
  private void listen(Thread caller, Duration patience) {
    boolean there = true;
    while (there) {
      Optional<Frame> said = said();
      there = said.isPresent();
      switch (said.map(Frame::kind).orElse(Frame.Kind.INTERRUPTION)) {
        case ANSWER -> answers.add(said.map(Frame::text));
        case NO_ANSWER -> answers.add(Optional.empty());
        default -> caller.interrupt();
      }
    }
    try {
      if (!over.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        stuck.run();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Frame> said() {
    try {
      return wire.receive();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
