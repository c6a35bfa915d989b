package dev.slipway.modules.system;

import dev.slipway.modules.support.Paths;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of {@code fstab(5)}.
 *
 * @param source a device, {@code UUID=...}, a directory or a name
 * @param point the directory that it is mounted at
 * @param options divided by commas
 */
record FstabEntry(
    String source, String point, String type, String options, String dump, String pass) {
  private static final Pattern BLANKS = Pattern.compile("[ \t]+");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3})");
  private static final Pattern SPECIAL = Pattern.compile("[ \t\n\\\\]|^#");
  private static final int LEAST_FIELDS = 3;
  private static final int OCTAL = 8;

  /** Reads a line; nothing when it is a comment or none that counts. */
  static Optional<FstabEntry> parse(String line) {
    String[] fields = BLANKS.split(line.strip(), -1);
    if (fields.length < LEAST_FIELDS || fields[0].startsWith("#")) {
      return Optional.empty();
    }
    return Optional.of(
        new FstabEntry(
            unescaped(fields[0]),
            Paths.tidy(unescaped(fields[1])),
            fields[2],
            field(fields, 3, "defaults"),
            field(fields, 4, "0"),
            field(fields, 5, "0")));
  }

  private static String field(String[] fields, int index, String otherwise) {
    return index < fields.length ? unescaped(fields[index]) : otherwise;
  }

  String line() {
    return String.join(" ", escaped(source), escaped(point), type, escaped(options), dump, pass);
  }

  /** As the kernel and {@code fstab} write what would divide or comment out. */
  static String escaped(String text) {
    Matcher matcher = SPECIAL.matcher(text);
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement("\\%03o".formatted((int) found.group().charAt(0))));
  }

  static String unescaped(String text) {
    return ESCAPE.matcher(text).replaceAll(FstabEntry::character);
  }

  private static String character(MatchResult escape) {
    char character = (char) Integer.parseInt(escape.group(1), OCTAL);
    return Matcher.quoteReplacement(String.valueOf(character));
  }
}
