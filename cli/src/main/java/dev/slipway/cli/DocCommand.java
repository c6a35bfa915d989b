package dev.slipway.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway doc}. */
@Command(
    name = "doc",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Explains modules, roles, the tools of expressions, facts and keywords.")
final class DocCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A module, or role/NAME; all modules are listed without it.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--tools", description = "The tools of expressions, with examples.")
  private boolean tools;

  @Option(names = "--roles", description = "The roles that can be used from here.")
  private boolean roles;

  @Option(names = "--facts", description = "The names of the facts.")
  private boolean facts;

  @Option(names = "--keywords", description = "The keywords of plays, blocks and tasks.")
  private boolean keywords;

  @Option(
      names = "--markdown",
      paramLabel = "FOLDER",
      description = "Write the reference of all modules there, a file each.")
  private Optional<String> markdown = Optional.empty();

  DocCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Documentation documentation = new Documentation(surroundings);
    if (markdown.isPresent()) {
      documentation.write(surroundings.directory().resolve(markdown.get()));
    } else if (tools) {
      documentation.tools();
    } else if (facts) {
      documentation.facts();
    } else if (roles) {
      documentation.roles();
    } else if (keywords) {
      documentation.keywords();
    } else if (name.isPresent()) {
      documentation.named(name.get());
    } else {
      documentation.list();
    }
    return ExitCode.OK;
  }
}
