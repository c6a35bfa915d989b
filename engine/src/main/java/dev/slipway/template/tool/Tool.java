package dev.slipway.template.tool;

/**
 * Something whose public methods expressions may call. What a method does not take it refuses with
 * an {@link IllegalArgumentException} whose message is shown to the user.
 */
public interface Tool {}
