package dev.slipway.host.probe;

/** What kind of thing a path names. */
public enum FileType {
  REGULAR(0100000, "file"),
  DIRECTORY(0040000, "directory"),
  LINK(0120000, "link"),
  FIFO(0010000, "fifo"),
  SOCKET(0140000, "socket"),
  CHARACTER_DEVICE(0020000, "character device"),
  BLOCK_DEVICE(0060000, "block device");

  private static final int TYPE_BITS = 0170000;

  private final int bits;
  private final String label;

  FileType(int bits, String label) {
    this.bits = bits;
    this.label = label;
  }

  /** The word for a user, such as {@code directory}. */
  public String label() {
    return label;
  }

  /**
   * The type in the raw mode of {@code stat}.
   *
   * @throws IllegalArgumentException for bits that no type has
   */
  static FileType ofRawMode(int rawMode) {
    for (FileType type : values()) {
      if (type.bits == (rawMode & TYPE_BITS)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "no file type has the mode " + Integer.toOctalString(rawMode));
  }
}
