package dev.slipway.modules.files;

import dev.slipway.modules.support.Download;
import dev.slipway.modules.support.Ownership;
import java.util.Optional;

/**
 * What the module {@code get_url} is to bring about.
 *
 * @param name of the file in a directory
 * @param destination without a slash at the end
 * @param into whether the destination is declared to be a directory
 */
record GetUrlDesired(
    Download download,
    String name,
    String destination,
    boolean into,
    Optional<UrlChecksum> checksum,
    Ownership ownership,
    boolean force,
    boolean backup) {

  /** By which digests are compared. */
  ChecksumProbe.Algorithm algorithm() {
    return checksum.map(UrlChecksum::algorithm).orElse(ChecksumProbe.Algorithm.SHA256);
  }
}
