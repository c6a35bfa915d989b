package dev.slipway.run;

/**
 * How a run is done, and how much of it.
 *
 * @param course which tasks are done
 * @param approval which changes may be made
 */
public record Conduct(RunOptions options, Course course, Approval approval) {}
