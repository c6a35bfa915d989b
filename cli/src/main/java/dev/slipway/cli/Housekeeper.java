package dev.slipway.cli;

import dev.slipway.cli.Surroundings.Prompt;
import dev.slipway.resident.Asking;
import dev.slipway.resident.Call;
import dev.slipway.resident.DeclinedException;
import dev.slipway.resident.Resident;
import dev.slipway.resident.Service;
import dev.slipway.run.Redactions;
import dev.slipway.ssh.SshRehearsal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The process that stays and carries out the command lines of others, see {@link Errand}. It keeps
 * nothing of one for the next but the warm JVM: configuration, files, passwords and connections are
 * read and made anew.
 */
public final class Housekeeper implements Service {
  private int lastCode;

  private Housekeeper() {}

  /**
   * @param arguments for how many minutes nobody may come before it ends
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Prompt nobody = _ -> Optional.empty();
    Surroundings own = surroundings(nowhere, nowhere, false, nobody);
    Duration idle = Duration.ofMinutes(Integer.parseInt(arguments[0]));
    Resident.stay(Errand.address(own), idle, new Housekeeper());
    System.exit(ExitCode.OK);
  }

  private static Surroundings surroundings(
      PrintStream out, PrintStream err, boolean terminal, Prompt prompt) {
    return new Surroundings(
        out,
        err,
        terminal,
        System.getenv(),
        Path.of("").toAbsolutePath(),
        prompt,
        InputStream.nullInputStream(),
        new Redactions(),
        false);
  }

  @Override
  public void prepare() {
    SshRehearsal.perform();
    try {
      Rehearsal.perform();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int serve(Call call, PrintStream out, PrintStream err, Asking asking)
      throws DeclinedException {
    Surroundings surroundings = surroundings(out, err, call.terminal(), prompt(asking));
    lastCode = CommandLines.execute(surroundings, call.arguments().toArray(String[]::new));
    if (lastCode == ExitCode.ELSEWHERE) {
      throw new DeclinedException("it needs the streams of the visitor");
    }
    return lastCode;
  }

  private static Prompt prompt(Asking asking) {
    return new Prompt() {
      @Override
      public Optional<String> ask(String question) {
        return asking.ask(question, true);
      }

      @Override
      public Optional<String> askOpenly(String question) {
        return asking.ask(question, false);
      }
    };
  }

  /** Gives back memory while nobody waits; after a bug nothing is as it should be any more. */
  @Override
  public void rest() {
    if (lastCode == ExitCode.BUG) {
      System.exit(ExitCode.BUG);
    }
    System.gc();
  }
}
