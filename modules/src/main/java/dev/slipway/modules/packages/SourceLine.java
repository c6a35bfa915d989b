package dev.slipway.modules.packages;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One source of {@code sources.list(5)}, in the form of one line.
 *
 * @param text without a mark of a comment, words divided by one blank
 * @param enabled whether it is in use, and not commented out
 */
record SourceLine(String text, boolean enabled) {
  private static final Pattern LINE =
      Pattern.compile("(#*\\s*)(deb(?:-src)?\\s+(?:\\[[^\\]]*\\]\\s*)?\\S.*?)(\\s+#.*)?");
  private static final Pattern SOURCE =
      Pattern.compile(
          "deb(-src)? (\\[[^\\]]*\\] )?[a-z][a-z0-9+.-]*:\\S+ (\\S+/|\\S*[^/ ]( \\S+)+)");

  /** Empty for a comment, a blank line and whatever else is no source. */
  static Optional<SourceLine> parse(String line) {
    Matcher matcher = LINE.matcher(line.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String text = matcher.group(2).strip().replaceAll("\\s+", " ");
    return SOURCE.matcher(text).matches()
        ? Optional.of(new SourceLine(text, matcher.group(1).isEmpty()))
        : Optional.empty();
  }

  /** The usual name of a file for it: its words, without type, options and protocol. */
  String fileName() {
    List<String> words =
        List.of(
            text.replaceFirst("^deb(-src)? ", "")
                .replaceFirst("^\\[[^\\]]*\\] ", "")
                .replaceFirst("^[a-z0-9+.-]+:/*", "")
                .replaceFirst("^[^/@ ]*@", "")
                .split("[^A-Za-z0-9]+", -1));
    return String.join("_", words.stream().filter(word -> !word.isEmpty()).toList());
  }
}
