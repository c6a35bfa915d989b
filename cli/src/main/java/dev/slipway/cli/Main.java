package dev.slipway.cli;

import dev.slipway.cli.Surroundings.Prompt;
import dev.slipway.run.Redactions;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Starts Slipway. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // The question of scripts, which the parser of command lines would answer in thrice the time.
    if (arguments.length == 1 && arguments[0].equals("--version")) {
      stream(FileDescriptor.out).println(Version.text());
      return;
    }
    Surroundings surroundings = surroundings();
    try {
      Optional<Errand> errand = Errand.of(surroundings, List.of(arguments));
      OptionalInt elsewhere = errand.map(Errand::elsewhere).orElseGet(OptionalInt::empty);
      int code = elsewhere.orElseGet(() -> here(surroundings, arguments));
      errand.ifPresent(Errand::leaveResident);
      System.exit(code);
    } catch (RefusedException refused) {
      System.exit(CommandLines.refused(refused, surroundings));
    }
  }

  /** Those of this process. */
  static Surroundings surroundings() {
    return new Surroundings(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        terminal().isPresent(),
        System.getenv(),
        Path.of("").toAbsolutePath(),
        prompt(),
        System.in,
        new Redactions(),
        true);
  }

  private static int here(Surroundings surroundings, String... arguments) {
    Interruption interruption = Interruption.watch();
    int code = CommandLines.execute(surroundings, arguments);
    surroundings.out().flush();
    surroundings.err().flush();
    interruption.finished();
    return code;
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor)),
        true,
        StandardCharsets.UTF_8);
  }

  /** There is none when input or output is a file or a pipe. */
  private static Optional<Console> terminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  private static Prompt prompt() {
    return new Prompt() {
      @Override
      public Optional<String> ask(String question) {
        return terminal()
            .flatMap(console -> Optional.ofNullable(console.readPassword("%s: ", question)))
            .map(String::new);
      }

      @Override
      public Optional<String> askOpenly(String question) {
        return terminal()
            .flatMap(console -> Optional.ofNullable(console.readLine("%s: ", question)));
      }
    };
  }
}
