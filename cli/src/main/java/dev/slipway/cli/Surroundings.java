package dev.slipway.cli;

import dev.slipway.run.Redactions;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The outside of a command.
 *
 * @param out for what was asked for
 * @param err for problems and warnings
 * @param terminal whether a person looks at it on a terminal
 * @param directory the folder where the user stands
 * @param prompt asks for something secret
 * @param in what is piped into the command
 * @param secrets what must never be printed
 * @param ownStreams whether programs that are started can share the streams with this one
 */
record Surroundings(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Map<String, String> environment,
    Path directory,
    Prompt prompt,
    InputStream in,
    Redactions secrets,
    boolean ownStreams) {

  /** One with nothing secret known yet and nothing piped in. */
  Surroundings(
      PrintStream out,
      PrintStream err,
      boolean terminal,
      Map<String, String> environment,
      Path directory,
      Prompt prompt) {
    this(
        out,
        err,
        terminal,
        environment,
        directory,
        prompt,
        InputStream.nullInputStream(),
        new Redactions(),
        true);
  }

  /** Asks a person. */
  @FunctionalInterface
  interface Prompt {
    /** What was typed, without echo; empty when there is nobody to ask. */
    Optional<String> ask(String question);

    /** What was typed, with echo. */
    default Optional<String> askOpenly(String question) {
      return ask(question);
    }
  }

  /** The same, for output that nothing may be drawn over. */
  Surroundings plain() {
    return new Surroundings(
        out, err, false, environment, directory, prompt, in, secrets, ownStreams);
  }

  /** Where programs keep what they remember of the user's work; empty without a home. */
  Optional<Path> stateFolder() {
    return variable("XDG_STATE_HOME")
        .map(Path::of)
        .or(() -> variable("HOME").map(home -> Path.of(home, ".local", "state")))
        .map(folder -> folder.resolve("slipway"));
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }
}
