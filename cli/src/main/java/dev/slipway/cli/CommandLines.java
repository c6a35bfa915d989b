package dev.slipway.cli;

import com.google.common.collect.ImmutableMap;
import dev.slipway.diagnostic.InvalidInputException;
import dev.slipway.diagnostic.ProblemRenderer;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Puts the commands together and turns what they throw into exit codes. */
final class CommandLines {
  /** In the order of the help. */
  private static final ImmutableMap<String, Function<Surroundings, Object>> COMMANDS =
      ImmutableMap.<String, Function<Surroundings, Object>>builder()
          .put("run", RunCommand::new)
          .put("plan", PlanCommand::new)
          .put("apply", ApplyCommand::new)
          .put("check", CheckCommand::new)
          .put("graph", GraphCommand::new)
          .put("inventory", InventoryCommand::new)
          .put("ping", PingCommand::new)
          .put("exec", ExecCommand::new)
          .put("facts", FactsCommand::new)
          .put("doc", DocCommand::new)
          .put("schema", SchemaCommand::new)
          .put("vault", VaultCommand::line)
          .put("history", HistoryCommand::line)
          .put("roles", RolesCommand::line)
          .put("init", InitCommand::line)
          .put("config", ConfigCommand::new)
          .put("completion", CompletionCommand::new)
          .put("version", VersionCommand::new)
          .build();

  private CommandLines() {}

  /**
   * Carries out a command line and returns its exit code. Only the command that its first word
   * names is put together: the others would cost as much time as all that comes before the work.
   */
  static int execute(Surroundings surroundings, String... arguments) {
    Set<String> wanted =
        arguments.length > 0 && COMMANDS.containsKey(arguments[0])
            ? Set.of(arguments[0])
            : COMMANDS.keySet();
    try {
      return of(surroundings, wanted).execute(arguments);
    } catch (OutOfMemoryError _) {
      surroundings.err().println("error: The memory that Slipway may take is not enough.");
      surroundings
          .err()
          .println(
              "Fix: give it more, such as SLIPWAY_JAVA_OPTS=-Xmx2g, or run fewer hosts at once"
                  + " (--limit, --shard).");
      return ExitCode.BUG;
    } catch (Error error) {
      return bug(error, surroundings);
    }
  }

  /** With every command. */
  static CommandLine of(Surroundings surroundings) {
    return of(surroundings, COMMANDS.keySet());
  }

  private static CommandLine of(Surroundings surroundings, Set<String> wanted) {
    CommandLine line = new CommandLine(new SlipwayCommand());
    COMMANDS.forEach(
        (name, command) -> {
          if (wanted.contains(name)) {
            line.addSubcommand(name, command.apply(surroundings));
          }
        });
    line.setOut(writer(surroundings.out()));
    line.setErr(writer(surroundings.err()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    // A file of variables is none of words for the command line: -e @FILE, --limit @FILE.
    line.setExpandAtFiles(false);
    line.setUsageHelpAutoWidth(surroundings.terminal());
    boolean colour = OutputOptions.allowsColour(surroundings);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF));
    line.setParameterExceptionHandler((exception, _) -> usage(exception, surroundings));
    line.setExecutionExceptionHandler((exception, _, _) -> failed(exception, surroundings, colour));
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static int usage(CommandLine.ParameterException exception, Surroundings surroundings) {
    String command = exception.getCommandLine().getCommandSpec().qualifiedName();
    surroundings.err().println("error: " + exception.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(exception, writer(surroundings.err()));
    surroundings.err().println("Fix: see \"" + command + " --help\".");
    return ExitCode.BAD_INPUT;
  }

  private static int failed(Exception exception, Surroundings surroundings, boolean colour) {
    return switch (exception) {
      case InvalidInputException invalid -> {
        String shown = new ProblemRenderer(colour).render(invalid.problems());
        surroundings.err().print(surroundings.secrets().mask(shown));
        yield ExitCode.BAD_INPUT;
      }
      case RefusedException refused -> refused(refused, surroundings);
      case InterruptedException _ -> ExitCode.INTERRUPTED;
      case ElsewhereException _ -> ExitCode.ELSEWHERE;
      default -> bug(exception, surroundings);
    };
  }

  /** Tells what is wrong and returns the exit code. */
  static int refused(RefusedException refused, Surroundings surroundings) {
    surroundings.err().println("error: " + refused.getMessage());
    surroundings.err().println("Fix: " + refused.fix());
    return ExitCode.BAD_INPUT;
  }

  private static int bug(Throwable cause, Surroundings surroundings) {
    surroundings.err().println("This is a bug in Slipway. Please report it with this:");
    cause.printStackTrace(surroundings.err());
    return ExitCode.BUG;
  }
}
