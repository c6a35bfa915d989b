package dev.slipway.connection;

import dev.slipway.connection.Signal.End;
import dev.slipway.connection.Signal.Frame;
import dev.slipway.connection.Signal.Output;
import dev.slipway.host.Become;
import dev.slipway.host.BecomeException;
import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.HostException;
import dev.slipway.host.Secret;
import dev.slipway.host.Shell;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Starts a shell as the user it is wanted for.
 *
 * <p>Nothing is sent to a {@code sudo} that has not shown what it wants: the shell's greeting means
 * that it wants nothing, the prompt (which we choose, so that it cannot be mistaken) means that it
 * reads one line now. So a password never becomes a command, nor a command a password.
 */
record ShellStart(ShellSource source, Become become, Duration limit) {
  /** PAM delays an answer by seconds, a directory service by more. */
  static final Duration USUAL_LIMIT = Duration.ofSeconds(30);

  /** The number in the mark that is the prompt; no shell greets with it. */
  private static final int PASSWORD_WANTED = 1;

  private static final int LINES_SHOWN = 4;

  RunningShell start() throws HostException {
    return switch (become) {
      case Become.Login() -> startLogin();
      case Become.Sudo sudo -> startSudo(sudo);
    };
  }

  private RunningShell startLogin() throws HostException {
    ShellLink link = new ShellLink(source);
    send(link, Framing.greeting(link.nonce()) + "\n");
    return RunningShell.yetToGreet(link, limit);
  }

  private RunningShell startSudo(Become.Sudo sudo) throws HostException {
    ShellLink link = new ShellLink(source);
    boolean started = false;
    try {
      send(link, command(link.nonce(), sudo));
      int greeting = awaitShell(link, sudo);
      started = true;
      return RunningShell.greeted(link, greeting);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionLostException("Interrupted while waiting for sudo", e);
    } finally {
      if (!started) {
        link.close();
      }
    }
  }

  /** Whoever logs in as the wanted user needs no sudo, and its host needs none. */
  static String command(String nonce, Become.Sudo sudo) {
    String shell = Shell.quote(Framing.greeting(nonce) + "; exec /bin/sh");
    String user = Shell.quote(sudo.user());
    String prompt = FrameStream.START + FrameStream.token(nonce, 0) + ":" + PASSWORD_WANTED + "\n";
    String asking = sudo.password().isPresent() ? "-S -p " + Shell.quote(prompt) : "-n";
    return "[ \"$(id -un)\" = "
        + user
        + " ] && exec /bin/sh -c "
        + shell
        + "; command -v sudo >/dev/null || { echo 'sudo is not installed on the host' >&2; exit 1;"
        + " }; exec sudo "
        + asking
        + " -u "
        + user
        + " "
        + Shell.quoteAll(sudo.flags())
        + " -- /bin/sh -c "
        + shell
        + "\n";
  }

  private int awaitShell(ShellLink link, Become.Sudo sudo)
      throws HostException, InterruptedException {
    Deadline deadline = Deadline.in(limit);
    boolean asked = false;
    int greetings = 0;
    int greeting = 0;
    while (greetings < Output.values().length) {
      Optional<Signal.Text> signal = link.next(deadline);
      if (signal.isEmpty()) {
        link.close();
        throw refused(sudo, "no answer within " + limit.toSeconds() + " s", said(link));
      }
      switch (signal.get()) {
        case Frame(_, _, int number) when number != PASSWORD_WANTED -> {
          greeting = number;
          greetings++;
        }
        case Frame(_, byte[] before, _) -> {
          if (asked) {
            throw refused(sudo, "sudo refused the password", text(before));
          }
          asked = true;
          link.expect(Output.STDERR, 0);
          send(link, sudo.password().map(Secret::reveal).orElse("") + "\n");
        }
        case End end -> throw ended(link, sudo, end);
      }
    }
    return greeting;
  }

  private static HostException ended(ShellLink link, Become.Sudo sudo, End end)
      throws InterruptedException {
    String said = end.output() == Output.STDERR ? text(end.text()) : said(link);
    if (link.exitStatus().isEmpty()) {
      return link.lost();
    }
    return refused(sudo, "", said);
  }

  /** What is on standard error, once that ended. */
  private static String said(ShellLink link) throws InterruptedException {
    Optional<Signal.Text> last = link.next(Output.STDERR, Deadline.in(Duration.ofSeconds(2)));
    return last.map(signal -> text(signal.text())).orElse("");
  }

  private static BecomeException refused(Become.Sudo sudo, String what, String said) {
    List<String> lines = said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    List<String> shown = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
    String separator = what.isEmpty() || shown.isEmpty() ? "" : ": ";
    return new BecomeException(
        "Cannot become \"" + sudo.user() + "\": " + what + separator + String.join("; ", shown));
  }

  private static void send(ShellLink link, String text) {
    link.send(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
