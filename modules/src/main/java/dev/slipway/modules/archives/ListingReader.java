package dev.slipway.modules.archives;

import dev.slipway.host.HostText;
import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what tar and unzip list, with the digests of the files in the same order. */
final class ListingReader {
  private static final String QUOTED = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final Pattern TAR =
      Pattern.compile(
          "(.)([rwxsStT-]{9})\\S* \\S+ +(\\S+) (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)\\S* "
              + QUOTED
              + "(?: (?:->|link to) "
              + QUOTED
              + ")?");
  private static final Pattern ZIP =
      Pattern.compile(
          "([-dl?])(\\S*) +\\S+ +(\\S+) +(\\d+) +\\S+ +\\d+ +\\S+ +(\\d{8}\\.\\d{6}) (.*)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([0-7]{3})|(.))");
  private static final Map<String, Integer> CONTROLS =
      Map.of("a", 7, "b", 8, "t", 9, "n", 10, "v", 11, "f", 12, "r", 13);
  private static final DateTimeFormatter TAR_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter ZIP_TIME = DateTimeFormatter.ofPattern("yyyyMMdd.HHmmss");
  private static final int OCTAL = 8;
  private static final int BITS = 9;

  private final Deque<String> digests;

  ListingReader(List<String> digests) {
    this.digests = new ArrayDeque<>(digests);
  }

  List<Entry> tar(List<String> listing) {
    List<Entry> entries = new ArrayList<>();
    for (String line : listing) {
      Matcher matcher = matched(TAR, line);
      Entry.Kind kind =
          switch (matcher.group(1)) {
            case "-" -> Entry.Kind.FILE;
            case "d" -> Entry.Kind.DIRECTORY;
            case "l" -> Entry.Kind.LINK;
            case "h" -> Entry.Kind.HARD_LINK;
            default -> Entry.Kind.OTHER;
          };
      boolean file = kind == Entry.Kind.FILE;
      String target = matcher.group(6);
      entries.add(
          new Entry(
              unquoted(matcher.group(5)),
              kind,
              mode(matcher.group(2)),
              file ? Long.parseLong(matcher.group(3)) : 0,
              LocalDateTime.parse(matcher.group(4), TAR_TIME).toEpochSecond(ZoneOffset.UTC),
              target == null ? "" : unquoted(target),
              file ? digest() : ""));
    }
    return used(entries);
  }

  List<Entry> zip(List<String> listing) {
    List<Entry> entries = new ArrayList<>();
    for (String line : listing) {
      Matcher matcher = ZIP.matcher(line);
      if (matcher.matches()) {
        entries.add(zipEntry(matcher));
      }
    }
    return used(entries);
  }

  private Entry zipEntry(Matcher matcher) {
    String name = matcher.group(6);
    boolean unix = matcher.group(3).equals("unx") && matcher.group(2).length() == BITS;
    int mode = unix ? mode(matcher.group(2)) : Entry.UNKNOWN;
    long time = LocalDateTime.parse(matcher.group(5), ZIP_TIME).toEpochSecond(ZoneOffset.UTC);
    if (name.endsWith("/")) {
      return new Entry(name, Entry.Kind.DIRECTORY, mode, 0, time, "", "");
    }
    if (matcher.group(1).equals("l")) {
      String target = next().replaceFirst("^to ", "");
      return new Entry(name, Entry.Kind.LINK, mode, 0, time, target, "");
    }
    long size = Long.parseLong(matcher.group(4));
    return new Entry(name, Entry.Kind.FILE, mode, size, time, "", digest());
  }

  private List<Entry> used(List<Entry> entries) {
    if (!digests.isEmpty()) {
      throw new IllegalArgumentException(digests.size() + " digests of no file");
    }
    return entries;
  }

  private String digest() {
    return next().split(" ", 2)[0];
  }

  private String next() {
    if (digests.isEmpty()) {
      throw new IllegalArgumentException("fewer digests than files");
    }
    return digests.removeFirst();
  }

  private static Matcher matched(Pattern form, String line) {
    Matcher matcher = form.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("the line \"" + line + "\" of a listing");
    }
    return matcher;
  }

  /** The bits of {@code rwxr-sr-t}. */
  private static int mode(String letters) {
    int mode = 0;
    for (int index = 0; index < BITS; index++) {
      char letter = letters.charAt(index);
      int bit = 1 << (BITS - 1 - index);
      boolean special = "sStT".indexOf(letter) >= 0;
      mode |= letter == '-' || letter == 'S' || letter == 'T' ? 0 : bit;
      mode |= special ? 01000 << (2 - index / 3) : 0;
    }
    return mode;
  }

  /** The text of a name in the quoting of C, where bytes beyond ASCII are octal. */
  private static String unquoted(String quoted) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher escapes = ESCAPE.matcher(quoted);
    int done = 0;
    while (escapes.find()) {
      bytes.writeBytes(HostText.encode(quoted.substring(done, escapes.start())));
      String octal = escapes.group(1);
      String letter = escapes.group(2);
      bytes.write(
          octal == null
              ? CONTROLS.getOrDefault(letter, (int) letter.charAt(0))
              : Integer.parseInt(octal, OCTAL));
      done = escapes.end();
    }
    bytes.writeBytes(HostText.encode(quoted.substring(done)));
    return HostText.decode(bytes.toByteArray());
  }
}
