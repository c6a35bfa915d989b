package dev.slipway.module;

/**
 * A template, rendered.
 *
 * @param origin the template's path, as shown to a user
 */
public record RenderedTemplate(String origin, String text) {}
