package dev.slipway.host.probe;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of {@code stat} in the form of {@link #FORMAT}. */
final class StatLine {
  static final String FORMAT = "%f:%u:%g:%s:%h:%i:%d:%X:%Y:%Z:%U:%G:%n";

  private static final Pattern FORM =
      Pattern.compile(
          "(?<mode>[0-9a-f]+):(?<uid>\\d+):(?<gid>\\d+):(?<size>\\d+)"
              + ":(?<links>\\d+):(?<inode>\\d+):(?<device>\\d+)"
              + ":(?<accessed>-?\\d+):(?<modified>-?\\d+):(?<changed>-?\\d+)"
              + ":(?<user>[^:]*):(?<group>[^:]*):");
  private static final int HEXADECIMAL = 16;
  private static final int MODE_BITS = 07777;

  /** What {@code stat} says for a user or group that has no name. */
  private static final String NAMELESS = "UNKNOWN";

  private final Matcher fields;

  private StatLine(Matcher fields) {
    this.fields = fields;
  }

  /**
   * Whether the acting user may do something, by one of the letters r, w and x; t: whether a link
   * leads there that must not be followed.
   */
  @FunctionalInterface
  interface Access {
    boolean may(char letter);
  }

  /** The line about this path, when it comes next in the output; else nothing is passed over. */
  static Optional<StatLine> read(ByteCursor output, String path) {
    int start = output.mark();
    Optional<StatLine> line = read(output);
    if (line.isPresent() && output.skip(path + "\n")) {
      return line;
    }
    output.reset(start);
    return Optional.empty();
  }

  /** What stands before a path, when it comes next in the output. */
  static Optional<StatLine> read(ByteCursor output) {
    return output.matching(FORM).map(StatLine::new);
  }

  FileAnswer.Present present(Access access) {
    int rawMode = Integer.parseInt(fields.group("mode"), HEXADECIMAL);
    return new FileAnswer.Present(
        FileType.ofRawMode(rawMode),
        rawMode & MODE_BITS,
        name("user", "uid"),
        name("group", "gid"),
        number("uid"),
        number("gid"),
        number("size"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(inode()),
        Optional.of(status(access)));
  }

  private FileAnswer.Inode inode() {
    return new FileAnswer.Inode(
        Long.parseUnsignedLong(fields.group("inode")),
        Long.parseUnsignedLong(fields.group("device")));
  }

  private FileStatus status(Access access) {
    return new FileStatus(
        number("accessed"),
        number("modified"),
        number("changed"),
        number("links"),
        access.may('r'),
        access.may('w'),
        access.may('x'),
        access.may('t'));
  }

  private long number(String field) {
    return Long.parseLong(fields.group(field));
  }

  private String name(String nameField, String numberField) {
    String name =
        new String(
            fields.group(nameField).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return name.equals(NAMELESS) ? fields.group(numberField) : name;
  }
}
