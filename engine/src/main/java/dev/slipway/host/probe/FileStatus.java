package dev.slipway.host.probe;

/**
 * What only the host itself can say about a file; no prediction has it.
 *
 * @param accessed seconds since 1970, as the two below
 * @param changed of the metadata
 * @param readable for the acting user, as the two below; links are followed
 * @param trapped whether a link leads there that must not be followed, see {@link
 *     dev.slipway.host.LinkWay}
 */
public record FileStatus(
    long accessed,
    long modified,
    long changed,
    long links,
    boolean readable,
    boolean writable,
    boolean executable,
    boolean trapped) {}
