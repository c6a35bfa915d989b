package dev.slipway.bench;

/** What is measured. */
public enum Workload {
  W1("Run again, nothing to change"),
  W2("First run"),
  W3("100 x command: true"),
  W4("Ad-hoc ping"),
  W5("One file of 50 MB"),
  W6("Dry run with diffs, fresh host"),
  W7("Start-up"),
  COMPILE("Syntax check of 10,000 tasks"),
  DELAY("Run again over 100 ms of round trip");

  private final String title;

  Workload(String title) {
    this.title = title;
  }

  /** What a reader of the table sees. */
  public String title() {
    return title;
  }
}
