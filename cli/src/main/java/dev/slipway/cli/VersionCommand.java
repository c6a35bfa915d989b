package dev.slipway.cli;

import picocli.CommandLine.Command;

/** {@code slipway version}. */
@Command(name = "version", mixinStandardHelpOptions = true, description = "Shows the version.")
final class VersionCommand implements Runnable {
  private final Surroundings surroundings;

  VersionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    surroundings.out().println(Version.text());
  }
}
