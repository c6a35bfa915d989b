package dev.slipway.cli;

import dev.slipway.diagnostic.SourceReader;
import dev.slipway.load.requirement.LockedRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code slipway roles list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows the required roles, or without requirements.yml all that are installed.")
final class RolesListCommand implements Runnable {
  private final Surroundings surroundings;

  @Mixin private RolesOptions options = new RolesOptions();

  RolesListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    RoleStore store = options.store(surroundings);
    Optional<Path> file = options.file(surroundings);
    if (file.isEmpty()) {
      installed(store);
      return;
    }
    RolesListing.of(file.get(), new SourceReader(surroundings.directory()), store)
        .forEach(
            line ->
                say(
                    line.name(),
                    line.version(),
                    line.source(),
                    line.trouble().orElse("installed")));
  }

  private void installed(RoleStore store) {
    try {
      for (LockedRole role : store.installed()) {
        say(role.name(), role.shown(), role.source(), "installed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void say(String name, String version, String source, String state) {
    surroundings.out().println(name + "  " + version + "  " + source + "  " + state);
  }
}
