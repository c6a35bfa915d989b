package dev.slipway.conformance;

/**
 * One task, or one item of its loop, on one host.
 *
 * @param item with a space and brackets, or empty
 * @param said with a space and brackets, or empty
 */
record Happened(String host, String title, String item, String status, String said) {}
