package dev.slipway.cli;

import dev.slipway.diagnostic.SourceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code slipway roles verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Compares what is installed with requirements.lock, file by file; ends with 1 where it"
            + " differs. Contacts nobody.")
final class RolesVerifyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private RolesOptions options = new RolesOptions();

  RolesVerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Path file = options.required(surroundings);
    SourceReader reader = new SourceReader(surroundings.directory());
    List<RolesListing.Line> all = RolesListing.of(file, reader, options.store(surroundings));
    List<RolesListing.Line> wrong =
        all.stream().filter(line -> line.trouble().isPresent()).toList();
    if (wrong.isEmpty()) {
      surroundings.out().println("All " + all.size() + " roles are as they were locked.");
      return ExitCode.OK;
    }
    wrong.forEach(
        line ->
            surroundings
                .err()
                .println(
                    "error: The role \""
                        + line.name()
                        + "\" "
                        + line.version()
                        + " "
                        + line.trouble().orElseThrow()
                        + "."));
    surroundings.err().println("Fix: run slipway roles install.");
    return ExitCode.BAD_INPUT;
  }
}
