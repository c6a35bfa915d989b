package dev.slipway.modules.transfer;

import java.nio.file.Path;

/**
 * A folder or file of the control host, and where it is to be the same.
 *
 * @param contents whether a slash at the end of the source asks for what is in the folder
 * @param destination on the host, without a slash at the end
 * @param into whether a slash at its end says that the destination is a directory
 */
record SyncDesired(
    Path source, boolean contents, String destination, boolean into, Kept kept, Manner manner) {

  /** What of a file is made the same besides its content. */
  record Kept(boolean permissions, boolean times, boolean owner, boolean group) {}

  /**
   * How it is done.
   *
   * @param recursive whether what lies in folders of the source is meant, too
   * @param links whether links are made the same; they are left out otherwise
   * @param copyLinks whether what links lead to is meant in their place
   * @param delete whether what only the host has goes
   * @param checksum whether content is compared also where size and time are the same
   * @param filter what is left out, here and there
   */
  record Manner(
      boolean recursive,
      boolean links,
      boolean copyLinks,
      boolean delete,
      boolean checksum,
      SyncFilter filter) {}
}
