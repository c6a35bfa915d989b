package dev.slipway.cli;

import dev.slipway.resident.Address;
import dev.slipway.resident.Call;
import dev.slipway.resident.Identity;
import dev.slipway.resident.LostException;
import dev.slipway.resident.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A command line that a process of before may carry out, whose JVM is warm. The user asks for it by
 * {@value #VARIABLE}: the minutes for which such a process stays.
 */
final class Errand {
  /** How the launcher keeps the JVM's slow compiler from programs that end soon. */
  private static final String SLOW_COMPILER_LATE = "-XX:Tier4";

  static final String VARIABLE = "SLIPWAY_RESIDENT";

  private static final int MOST_MINUTES = 1440;

  /** Starts a program that no terminal can stop or end, and that can ask at none. */
  private static final Path APART = Path.of("/usr/bin/setsid");

  /** Those that take long, and that need nothing of the streams but to print and to ask. */
  private static final Set<String> COMMANDS =
      Set.of("run", "plan", "apply", "check", "ping", "exec", "facts", "inventory", "graph");

  private final Surroundings surroundings;
  private final List<String> arguments;
  private final int minutes;
  private final Address address;
  private boolean nobody;

  private Errand(Surroundings surroundings, List<String> arguments, int minutes, Address address) {
    this.surroundings = surroundings;
    this.arguments = arguments;
    this.minutes = minutes;
    this.address = address;
  }

  /**
   * Empty when this process has to carry the command line out by itself.
   *
   * @throws RefusedException when the variable has no number of minutes
   */
  static Optional<Errand> of(Surroundings surroundings, List<String> arguments) {
    Optional<Integer> minutes =
        surroundings.variable(VARIABLE).map(Errand::minutes).filter(number -> number > 0);
    if (minutes.isEmpty() || !isForOthers(surroundings, arguments)) {
      return Optional.empty();
    }
    try {
      Address address = address(surroundings);
      return Optional.of(new Errand(surroundings, arguments, minutes.get(), address));
    } catch (IOException e) {
      surroundings
          .err()
          .println("warning: " + VARIABLE + " is set, and no process can stay: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static int minutes(String written) {
    if (!written.matches("[0-9]{1,4}") || Integer.parseInt(written) > MOST_MINUTES) {
      throw new RefusedException(
          VARIABLE + " takes minutes from 0 to " + MOST_MINUTES + ", not \"" + written + "\".",
          "write a number such as 15, or 0 so that no process stays.");
    }
    return Integer.parseInt(written);
  }

  private static boolean isForOthers(Surroundings surroundings, List<String> arguments) {
    return !arguments.isEmpty()
        && COMMANDS.contains(arguments.getFirst())
        && arguments.stream().noneMatch(Errand::namesOwnFiles)
        && surroundings.environment().entrySet().stream()
            .filter(variable -> variable.getKey().startsWith("SLIPWAY_"))
            .noneMatch(variable -> namesOwnFiles(variable.getValue()));
  }

  /** Such as what a shell makes of {@code <(command)}: open in this process, and in no other. */
  private static boolean namesOwnFiles(String text) {
    return text.contains("/dev/") || text.contains("/proc/");
  }

  /**
   * Where a process is met that has all from where it was started that this one has.
   *
   * @throws IOException when none can stay on this system, or for this user
   */
  static Address address(Surroundings surroundings) throws IOException {
    if (!Files.isExecutable(APART)) {
      throw new IOException("there is no " + APART);
    }
    Path folder =
        surroundings
            .variable("XDG_RUNTIME_DIR")
            .map(Path::of)
            .filter(Files::isDirectory)
            .map(runtime -> runtime.resolve("slipway"))
            .or(() -> surroundings.stateFolder().map(state -> state.resolve("resident")))
            .orElseThrow(() -> new IOException("there is no HOME"));
    Identity identity =
        Identity.ofThisProcess(program(), surroundings.directory(), surroundings.environment());
    return Address.in(folder, identity);
  }

  private static Path program() {
    String path = System.getProperty("java.class.path");
    int end = path.indexOf(java.io.File.pathSeparator);
    return Path.of(end < 0 ? path : path.substring(0, end));
  }

  /** The exit code, when a resident carried the command line out. */
  OptionalInt elsewhere() {
    try {
      Optional<Visitor> visitor = Visitor.at(address);
      nobody = visitor.isEmpty();
      return visitor.isPresent() ? visit(visitor.get()) : OptionalInt.empty();
    } catch (LostException e) {
      surroundings.err().println("error: What was begun was broken off: " + e.getMessage() + ".");
      surroundings.err().println("Fix: run it again: what is done already is seen as done.");
      return OptionalInt.of(ExitCode.BUG);
    } catch (IOException _) {
      return OptionalInt.empty();
    }
  }

  private OptionalInt visit(Visitor visitor) throws IOException {
    Interruption interruption = Interruption.watch(() -> interrupt(visitor));
    try (visitor) {
      return visitor.visit(
          new Call(arguments, surroundings.terminal()),
          surroundings.out(),
          surroundings.err(),
          (question, secret) ->
              secret
                  ? surroundings.prompt().ask(question)
                  : surroundings.prompt().askOpenly(question));
    } finally {
      interruption.finished();
    }
  }

  private static void interrupt(Visitor visitor) {
    try {
      visitor.interrupt();
    } catch (IOException _) {
      // It has ended; the other thread is told so.
    }
  }

  /** Starts a process for the next command lines, when there was none for this one. */
  void leaveResident() {
    if (!nobody) {
      return;
    }
    ProcessHandle.Info own = ProcessHandle.current().info();
    if (own.command().isEmpty() || own.arguments().isEmpty()) {
      return;
    }
    List<String> command = new ArrayList<>(List.of(APART.toString(), own.command().get()));
    // As this JVM was started, up to the program.
    Stream.of(own.arguments().get())
        .takeWhile(argument -> !argument.equals("-jar"))
        .filter(argument -> !argument.startsWith(SLOW_COMPILER_LATE))
        .forEach(command::add);
    command.addAll(
        List.of("-cp", program().toString(), Housekeeper.class.getName(), String.valueOf(minutes)));
    try {
      new ProcessBuilder(command)
          .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException _) {
      // The next command line takes as long as this one did.
    }
  }
}
