package dev.slipway.module;

import org.jspecify.annotations.Nullable;

/** An expression as it was written, and its value. */
public record Evaluated(String text, @Nullable Object value) {}
