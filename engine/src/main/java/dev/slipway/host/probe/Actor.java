package dev.slipway.host.probe;

/**
 * The user as whom things are done, with what new files of this user get.
 *
 * @param user the name; the number when it has none
 * @param group the name; the number when it has none
 * @param umask permission bits that new files lack
 */
public record Actor(long uid, String user, long gid, String group, int umask) {}
