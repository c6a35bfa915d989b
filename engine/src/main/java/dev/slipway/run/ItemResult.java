package dev.slipway.run;

import java.util.Optional;

/**
 * How one pass of a task ended.
 *
 * @param label the item, for a task with a loop
 */
public record ItemResult(Optional<String> label, Outcome outcome) {}
