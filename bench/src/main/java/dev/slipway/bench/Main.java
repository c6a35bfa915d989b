package dev.slipway.bench;

import picocli.CommandLine;

/** Starts measurements; {@code bench/run} builds and calls it. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new CompareCommand());
    command.setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(command.execute(arguments));
  }
}
