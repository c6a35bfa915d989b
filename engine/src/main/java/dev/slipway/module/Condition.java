package dev.slipway.module;

/** A condition as it was written, and whether it holds. */
public record Condition(String text, boolean holds) {}
