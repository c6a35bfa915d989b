package dev.slipway.resident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A visit is as if the visitor had done it, and who cannot be served is told before. */
@Timeout(60)
final class ResidentTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Call READY = new Call(List.of("ready?"), false);
  private static final Call ANY = new Call(List.of("any"), false);

  @TempDir private Path folder;
  private Address address;
  private final List<Thread> residents = new ArrayList<>();

  /** What a visit gave. */
  private record Told(OptionalInt code, String out, String err) {}

  /**
   * What carries out a call; one by which it is seen that the resident is there, it does not get.
   */
  @FunctionalInterface
  private interface Serving extends Service {
    @Override
    default void prepare() {}

    @Override
    default void rest() {}
  }

  @BeforeEach
  void findAddress() throws IOException {
    address = address("one");
  }

  private Address address(String fact) throws IOException {
    return Address.in(folder.resolve("r"), new Identity(List.of(fact)));
  }

  @AfterEach
  void endResidents() throws InterruptedException {
    for (Thread resident : residents) {
      resident.interrupt();
      resident.join();
    }
  }

  @Test
  void callAndWhatItPrints_passAsTheyAre() throws IOException {
    start(
        (call, out, err, _) -> {
          call.arguments().forEach(argument -> out.println("<" + argument + ">"));
          err.println(call.terminal());
          out.print("no line end");
          return 42;
        });
    List<String> arguments = List.of("run", "", "a b", "'\"$x", "line\nline", "größe €");

    Told told = visit(new Call(arguments, true), (_, _) -> Optional.empty());

    assertThat(told.code()).hasValue(42);
    assertThat(told.out())
        .isEqualTo("<run>\n<>\n<a b>\n<'\"$x>\n<line\nline>\n<größe €>\nno line end");
    assertThat(told.err()).isEqualTo("true\n");
  }

  @Test
  void muchOutput_arrivesWholeAndInOrder() throws IOException {
    String all =
        IntStream.range(0, 200_000)
            .mapToObj(line -> line + " is a line as a run with differences has many\n")
            .collect(Collectors.joining());
    start(
        (_, out, _, _) -> {
          all.lines().forEach(out::println);
          return 0;
        });

    assertThat(visit(ANY).out().equals(all)).isTrue();
  }

  @Test
  void questions_areAnsweredByTheVisitor() throws IOException {
    start(
        (_, out, _, asking) -> {
          out.println(asking.ask("secret", true));
          out.println(asking.ask("open", false));
          out.println(asking.ask("nobody", false));
          return 0;
        });

    Told told =
        visit(
            ANY,
            (question, secret) ->
                Optional.of(question + " " + secret + " ß")
                    .filter(_ -> !question.equals("nobody")));

    assertThat(told.out())
        .isEqualTo("Optional[secret true ß]\nOptional[open false ß]\nOptional.empty\n");
  }

  @Test
  void interruption_reachesTheCallAndTheVisitorWhatItThenSays() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    start(
        (_, out, _, _) -> {
          out.println("begun");
          begun.countDown();
          awaitInterruption();
          out.println("this is how far it went");
          return 130;
        });
    try (Visitor visitor = Visitor.at(address).orElseThrow()) {
      Thread.ofVirtual()
          .start(
              () -> {
                await(begun);
                interrupt(visitor);
              });

      Told told = visit(visitor, ANY, (_, _) -> Optional.empty());

      assertThat(told.code()).hasValue(130);
      assertThat(told.out()).isEqualTo("begun\nthis is how far it went\n");
    }
  }

  @Test
  void visitorThatIsGone_interruptsItsCallAndTheNextIsServed() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    start(
        (_, _, _, _) -> {
          begun.countDown();
          awaitInterruption();
          interrupted.countDown();
          return 130;
        });
    Visitor visitor = Visitor.at(address).orElseThrow();
    Thread.ofVirtual()
        .start(() -> assertThatThrownBy(() -> visit(visitor, ANY, (_, _) -> Optional.empty())));
    begun.await();

    visitor.close();

    interrupted.await();
    awaitReady();
  }

  @Test
  void busyResident_doesNotDoItAndTheVisitorIsTold() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    start(
        (_, _, _, _) -> {
          begun.countDown();
          await(end);
          return 0;
        });
    Thread first = Thread.ofVirtual().start(() -> visit(ANY));
    begun.await();

    Told told = visit(new Call(List.of("second"), false));

    assertThat(told.code()).isEmpty();
    end.countDown();
    first.join();
  }

  @Test
  void declinedCall_isTheVisitorsOwn() throws IOException {
    start(
        (_, _, _, _) -> {
          throw new DeclinedException("not here");
        });

    assertThat(visit(ANY)).isEqualTo(new Told(OptionalInt.empty(), "", ""));
  }

  @Test
  void visitorOfAnotherIdentity_isDeclinedThoughTheNamesAreOne() throws IOException {
    start((_, _, _, _) -> 0);
    Address other = address("other");
    Files.createSymbolicLink(other.socket(), address.socket());

    try (Visitor visitor = Visitor.at(other).orElseThrow()) {
      assertThat(visit(visitor, ANY, (_, _) -> Optional.empty()).code()).isEmpty();
    }
  }

  @Test
  void residentWithoutVisitors_leavesNothingBehind() throws Exception {
    Thread resident = begin(Duration.ofMillis(1), (_, _, _, _) -> 0);

    resident.join();

    assertThat(address.socket()).doesNotExist();
    assertThat(Visitor.at(address)).isEmpty();
  }

  @Test
  void socketOfOneThatWasKilled_isNobody() throws IOException {
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(address.socket()));
    }
    assertThat(address.socket()).exists();
    assertThat(Visitor.at(address)).isEmpty();

    start((_, _, _, _) -> 3);

    assertThat(visit(ANY).code()).hasValue(3);
  }

  @Test
  void residentThatEndsInACall_isNoSuccess() throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(address.socket()));
      Thread.ofVirtual().start(() -> acceptAndLeave(server));
      try (Visitor visitor = Visitor.at(address).orElseThrow()) {
        assertThatThrownBy(() -> visit(visitor, ANY, (_, _) -> Optional.empty()))
            .hasCauseInstanceOf(LostException.class);
      }
    }
  }

  private static void acceptAndLeave(ServerSocketChannel server) {
    try (Wire wire = new Wire(server.accept())) {
      wire.receive();
      wire.send(Frame.empty(Frame.Kind.ACCEPTED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void folderThatIsOpenToOthers_isNoPlace() throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    Identity identity = new Identity(List.of("one"));

    assertThatThrownBy(() -> Address.in(open, identity)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Address.in(folder.resolve("x".repeat(100)), identity))
        .isInstanceOf(IOException.class);
  }

  @Test
  void processesOfDifferentSurroundings_haveDifferentIdentities() throws IOException {
    Path program = Files.writeString(folder.resolve("program"), "");
    Map<String, String> variables = Map.of("HOME", "/home/a", "SHLVL", "1", "_", "/bin/x");
    Identity own = Identity.ofThisProcess(program, folder, variables);

    assertThat(Identity.ofThisProcess(program, folder, Map.of("HOME", "/home/a", "SHLVL", "2")))
        .isEqualTo(own);
    assertThat(Identity.ofThisProcess(program, folder, Map.of("HOME", "/home/b")))
        .isNotEqualTo(own);
    assertThat(Identity.ofThisProcess(program, folder.resolve(".."), variables)).isNotEqualTo(own);
    Files.setLastModifiedTime(program, FileTime.fromMillis(1));
    assertThat(Identity.ofThisProcess(program, folder, variables)).isNotEqualTo(own);
  }

  /** A resident that is ready. */
  private void start(Serving service) throws IOException {
    begin(LONG, service);
    awaitReady();
  }

  private Thread begin(Duration idle, Serving service) {
    Serving counted =
        (call, out, err, asking) -> call.equals(READY) ? 0 : service.serve(call, out, err, asking);
    Thread resident =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    Resident.stay(address, idle, counted);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
    residents.add(resident);
    return resident;
  }

  private void awaitReady() throws IOException {
    while (visit(READY).code().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private Told visit(Call call) {
    return visit(call, (_, _) -> Optional.empty());
  }

  private Told visit(Call call, Asking asking) {
    try {
      Optional<Visitor> visitor = Visitor.at(address);
      if (visitor.isEmpty()) {
        return new Told(OptionalInt.empty(), "", "");
      }
      try (Visitor there = visitor.get()) {
        return visit(there, call, asking);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Told visit(Visitor visitor, Call call, Asking asking) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      OptionalInt code =
          visitor.visit(
              call, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), asking);
      return new Told(code, out.toString(UTF_8), err.toString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitInterruption() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void interrupt(Visitor visitor) {
    try {
      visitor.interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
