package dev.slipway.bench;

/**
 * What one run cost.
 *
 * @param seconds of the clock, from the start of the process to its end
 * @param controlCpu processor seconds of the process and everything it started here
 * @param hostCpu processor seconds of the SSH server and everything below it
 * @param peakKib the most memory that the control process and its children had at a time, as PSS
 */
record Measurement(double seconds, double controlCpu, double hostCpu, long peakKib) {}
