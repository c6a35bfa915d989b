package dev.slipway.modules.packages;

import dev.slipway.host.Shell;
import dev.slipway.modules.support.Download;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file that holds a package of Debian.
 *
 * @param place a path of the host, or a URL
 */
record DebFile(String place) {
  private static final Pattern URL = Pattern.compile("(?:https?|ftp)://\\S+");

  /** Makes a folder that is gone with the script, and that apt may read as its own user. */
  private static final String FOLDER =
      """
      trap 'rm -rf -- "$folder"' EXIT
      trap 'exit 129' HUP INT TERM PIPE
      folder=$(mktemp -d /var/tmp/slipway.XXXXXXXX) || exit 1
      chmod 755 "$folder"
      """;

  boolean isUrl() {
    return URL.matcher(place).matches();
  }

  /** Whether it says plainly what it is. */
  boolean isWritten() {
    return isUrl() || place.startsWith("/");
  }

  /** Lines of a shell before {@link #call}. */
  String preparation() {
    return isUrl() ? Download.FUNCTION + FOLDER : "";
  }

  /**
   * A line of a shell that runs apt-get with the file.
   *
   * @param program with its first arguments, as words of a shell
   * @param arguments the rest of them, but for the file
   */
  String call(String program, List<String> arguments) {
    String words = program + " " + Shell.quoteAll(arguments) + " ";
    return isUrl()
        ? "get %s >\"$folder/package.deb\" && %s\"$folder/package.deb\""
            .formatted(Download.plain(place, true).arguments(), words)
        : words + Shell.quote(place);
  }
}
