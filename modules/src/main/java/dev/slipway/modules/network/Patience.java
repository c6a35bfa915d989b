package dev.slipway.modules.network;

/**
 * How to wait, in seconds.
 *
 * @param timeout after which waiting fails, the delay included
 * @param delay before the first look
 * @param interval between two looks
 */
record Patience(long timeout, long delay, long interval) {}
