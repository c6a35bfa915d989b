package dev.slipway.host.probe;

/**
 * What a script printed, as UTF-8.
 *
 * @param exit the exit status, 0 to 255
 */
public record CommandAnswer(int exit, String stdout, String stderr) {}
