package dev.slipway.modules.control;

/** What is observed when no host is asked. */
record Nothing() {}
