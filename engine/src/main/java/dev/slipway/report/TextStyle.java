package dev.slipway.report;

/**
 * How a run is shown.
 *
 * @param colour whether ANSI colours are used
 * @param verbosity 1 shows unchanged and skipped tasks, 2 their values as well
 * @param diffs whether changes are shown in detail
 * @param dryRun whether the run only shows what would change
 */
public record TextStyle(boolean colour, int verbosity, boolean diffs, boolean dryRun) {}
