package dev.slipway.host.probe;

/**
 * The names of a host.
 *
 * @param running what the kernel says
 * @param persisted what {@code /etc/hostname} says, for the next boot; empty when it says nothing
 * @param systemd whether {@code hostnamectl} can set both
 */
public record HostnameAnswer(String running, String persisted, boolean systemd) {}
