package dev.slipway.model;

/**
 * Stands in a dry run for a value that only applying will give.
 *
 * @param task the title of the task that gives it
 */
public record Unknown(String task) {

  @Override
  public String toString() {
    return "(known after apply of \"" + task + "\")";
  }
}
