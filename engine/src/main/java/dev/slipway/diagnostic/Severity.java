package dev.slipway.diagnostic;

/** An error stops before any host is contacted; a warning is shown and the work goes on. */
public enum Severity {
  ERROR,
  WARNING
}
