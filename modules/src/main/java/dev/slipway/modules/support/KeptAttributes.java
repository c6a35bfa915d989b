package dev.slipway.modules.support;

/** What a file keeps when another one takes its place: access control list, extended attributes. */
public final class KeptAttributes {
  /**
   * Defines {@code keep TARGET NEW}, which gives a new file those of the file that is at its
   * target. A {@code cp} that has no such option belongs to systems without them.
   */
  public static final String FUNCTION =
      """
      keep() {
      if [ -f "$1" ] && ! [ -L "$1" ] && cp --attributes-only /dev/null "$2" 2>/dev/null; then
      cp --attributes-only --preserve=mode,xattr -- "$1" "$2"
      fi
      }
      """;

  private KeptAttributes() {}
}
