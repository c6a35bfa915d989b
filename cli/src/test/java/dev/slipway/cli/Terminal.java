package dev.slipway.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Takes commands as a user types them, and keeps what the latest one printed. */
final class Terminal {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Optional<String> answer;

  /** One at which nobody sits. */
  Terminal() {
    this(Optional.empty());
  }

  /**
   * @param answer what is typed when something is asked
   */
  Terminal(Optional<String> answer) {
    this.answer = answer;
  }

  /** Carries out a command and returns its exit code. */
  int type(Path standingIn, Map<String, String> environment, String... words) {
    out.reset();
    err.reset();
    Surroundings surroundings =
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            environment,
            standingIn,
            _ -> answer);
    return CommandLines.execute(surroundings, words);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
