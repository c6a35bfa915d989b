package dev.slipway.cli;

import picocli.CommandLine.Option;

/** How a command shows what it did. */
final class OutputOptions {

  /** The forms of output. */
  enum Form {
    TEXT,
    JSON,
    JUNIT
  }

  @Option(
      names = {"-v", "--verbose"},
      description = "Show unchanged and skipped tasks too; -vv their values as well.")
  boolean[] verbose = {};

  @Option(
      names = "--output",
      paramLabel = "FORM",
      description = {
        "text for people, json for machines: one event a line;",
        "junit for CI servers: XML when all is over."
      })
  Form form = Form.TEXT;

  @Option(names = "--no-color", description = "No colours. The variable NO_COLOR does the same.")
  boolean noColour;

  int verbosity() {
    return verbose.length;
  }

  boolean colour(Surroundings surroundings) {
    return !noColour && allowsColour(surroundings);
  }

  static boolean allowsColour(Surroundings surroundings) {
    return surroundings.terminal()
        && surroundings.variable("NO_COLOR").isEmpty()
        && !surroundings.environment().getOrDefault("TERM", "").equals("dumb");
  }
}
