package dev.slipway.host.probe;

import dev.slipway.host.HostText;
import dev.slipway.host.UnreadableAnswerException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the output of a script from front to back, as bytes: names and content may hold any. */
final class ByteCursor {
  private final byte[] bytes;
  private final String kind;
  private int position;

  /**
   * @param kind the name of the kind of probe, for messages
   */
  ByteCursor(byte[] bytes, String kind) {
    this.bytes = bytes.clone();
    this.kind = kind;
  }

  /** Whether the text comes next; then it is passed over. */
  boolean skip(String text) {
    return skip(HostText.encode(text));
  }

  private boolean skip(byte[] expected) {
    boolean there = startsWith(expected, position);
    if (there) {
      position += expected.length;
    }
    return there;
  }

  /** The text up to a delimiter, which is passed over. */
  String until(String delimiter) throws UnreadableAnswerException {
    return HostText.decode(bytesUntil(delimiter));
  }

  /** The bytes up to a delimiter, which is passed over. */
  byte[] bytesUntil(String delimiter) throws UnreadableAnswerException {
    byte[] expected = delimiter.getBytes(StandardCharsets.UTF_8);
    for (int end = position; end <= bytes.length - expected.length; end++) {
      if (bytes[end] == expected[0] && startsWith(expected, end)) {
        byte[] found = Arrays.copyOfRange(bytes, position, end);
        position = end + expected.length;
        return found;
      }
    }
    throw unreadable("\"" + delimiter.strip() + "\" is missing");
  }

  /** What matches at this place and within this line, passed over; else nothing is. */
  Optional<Matcher> matching(Pattern form) {
    int end = position;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    Matcher matcher =
        form.matcher(new String(bytes, position, end - position, StandardCharsets.ISO_8859_1));
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    position += matcher.end();
    return Optional.of(matcher);
  }

  /** The rest of the line. */
  String line() throws UnreadableAnswerException {
    return until("\n");
  }

  /** All that is left. */
  String rest() {
    String rest = HostText.decode(Arrays.copyOfRange(bytes, position, bytes.length));
    position = bytes.length;
    return rest;
  }

  int mark() {
    return position;
  }

  void reset(int mark) {
    position = mark;
  }

  UnreadableAnswerException unreadable(String detail) {
    return new UnreadableAnswerException(kind, detail + " at byte " + position);
  }

  private boolean startsWith(byte[] expected, int from) {
    return from + expected.length <= bytes.length
        && Arrays.equals(bytes, from, from + expected.length, expected, 0, expected.length);
  }
}
