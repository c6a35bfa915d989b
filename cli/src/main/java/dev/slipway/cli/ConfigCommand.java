package dev.slipway.cli;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code slipway config}. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Shows the settings of the project, and where each comes from.")
final class ConfigCommand implements Runnable {
  private final Surroundings surroundings;

  ConfigCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    Configuration configuration = Configuration.load(surroundings);
    surroundings.out().println("project folder: " + configuration.folder());
    for (Key key : Key.values()) {
      Configuration.Setting setting = configuration.settings().get(key);
      List<String> values = configuration.values(key);
      String shown = values.isEmpty() ? "(not set)" : String.join(", ", values);
      String origin = setting == null ? "default" : setting.origin();
      surroundings.out().println(key.label() + ": " + shown + "  (" + origin + ")");
    }
  }
}
