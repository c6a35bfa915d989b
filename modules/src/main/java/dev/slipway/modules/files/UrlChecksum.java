package dev.slipway.modules.files;

import dev.slipway.module.Arguments;
import dev.slipway.module.TaskFailedException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the digest of a download must be.
 *
 * @param digits the digest itself; empty when {@code url} leads to it
 * @param url of a text with a digest for each file, as {@code sha256sum} prints it
 */
record UrlChecksum(
    ChecksumProbe.Algorithm algorithm, Optional<String> digits, Optional<String> url) {
  private static final Pattern FORM =
      Pattern.compile("(md5|sha1|sha224|sha256|sha384|sha512):(.+)", Pattern.DOTALL);
  private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{32,128})(?:[ \\t]+\\*?(.*))?");

  /** The argument {@code checksum}; rejects what is none. */
  static Optional<UrlChecksum> bind(Arguments arguments) {
    Optional<String> written =
        arguments.optionalText("checksum").map(String::strip).filter(text -> !text.isEmpty());
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(written.get());
    if (form.matches()) {
      ChecksumProbe.Algorithm algorithm =
          ChecksumProbe.Algorithm.valueOf(form.group(1).toUpperCase(Locale.ROOT));
      String rest = form.group(2).strip();
      if (GetUrlSpec.isUrl(rest)) {
        return Optional.of(new UrlChecksum(algorithm, Optional.empty(), Optional.of(rest)));
      }
      if (rest.matches("[0-9a-fA-F]{" + algorithm.digits() + "}")) {
        String digits = rest.toLowerCase(Locale.ROOT);
        return Optional.of(new UrlChecksum(algorithm, Optional.of(digits), Optional.empty()));
      }
    }
    arguments.reject(
        "checksum",
        "\"" + written.get() + "\" is no checksum.",
        "write the algorithm, a colon and the hexadecimal digits or the URL of a list, such as"
            + " sha256:https://example.org/SHA256SUMS; algorithms are md5, sha1, sha224, sha256,"
            + " sha384 and sha512.");
    return Optional.empty();
  }

  /**
   * The digest that a list has for a file.
   *
   * @param name of the file
   */
  String in(String list, String name) {
    List<Matcher> lines =
        list.lines().map(String::strip).map(LINE::matcher).filter(Matcher::matches).toList();
    Optional<Matcher> line =
        lines.stream().filter(matcher -> isName(matcher.group(2), name)).findFirst();
    Optional<Matcher> only =
        lines.stream().filter(matcher -> lines.size() == 1 && matcher.group(2) == null).findFirst();
    return line.or(() -> only)
        .map(matcher -> matcher.group(1).toLowerCase(Locale.ROOT))
        .filter(found -> found.length() == algorithm.digits())
        .orElseThrow(
            () ->
                new TaskFailedException(
                    "\"%s\" has no %s digest of \"%s\"."
                        .formatted(url.orElse(""), algorithm.label(), name)));
  }

  private static boolean isName(@Nullable String listed, String name) {
    return listed != null && (listed.equals(name) || listed.endsWith("/" + name));
  }
}
