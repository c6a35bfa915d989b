package dev.slipway.template.tool;

/**
 * Something whose public methods expressions may call. A method that is given what it does not take
 * throws {@link ToolException}.
 */
public interface Tool {}
