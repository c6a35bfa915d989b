package dev.slipway.modules.archives;

/**
 * One entry of an archive, as the archive has it.
 *
 * @param mode permission bits; {@link #UNKNOWN} when the archive says none
 * @param modified seconds since 1970
 * @param target where a link leads to, or the entry that a hard link shares its content with; empty
 *     for all others
 * @param sha256 of a file; empty for all others
 */
record Entry(
    String name, Kind kind, int mode, long size, long modified, String target, String sha256) {
  /** A mode that the archive does not say. */
  static final int UNKNOWN = -1;

  /** What an entry is. */
  enum Kind {
    FILE,
    DIRECTORY,
    LINK,
    HARD_LINK,
    /** A device, a pipe or what else is no matter of files. */
    OTHER
  }

  static Entry directory(String name, int mode) {
    return new Entry(name, Kind.DIRECTORY, mode, 0, 0, "", "");
  }

  Entry named(String other) {
    return new Entry(other, kind, mode, size, modified, target, sha256);
  }

  /** A hard link as the file that it is. */
  Entry sharing(Entry file) {
    return new Entry(name, Kind.FILE, file.mode, file.size, file.modified, "", file.sha256);
  }
}
