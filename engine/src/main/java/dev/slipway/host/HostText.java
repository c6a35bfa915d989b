package dev.slipway.host;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Text of hosts. On a host a name is bytes, usually but not always UTF-8; here it is text. A byte
 * that is no UTF-8 becomes a character of its own, the low surrogate U+DC00 plus the byte, which
 * stands nowhere in a text without a high one before it. So names come back to the host as they
 * were, and two names are never one.
 */
public final class HostText {
  private static final int ESCAPE = 0xDC00;
  private static final int FIRST = ESCAPE + 0x80;
  private static final int LAST = ESCAPE + 0xFF;
  private static final Pattern LONE = Pattern.compile("[\\x{DC80}-\\x{DCFF}]");
  private static final char REPLACEMENT = '\uFFFD';

  private HostText() {}

  /** The text that {@link #encode} makes these bytes of. */
  public static String decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : decodeEach(bytes);
  }

  private static String decodeEach(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer from = ByteBuffer.wrap(bytes);
    CharBuffer into = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(from, into, true);
    while (result.isError()) {
      for (int left = result.length(); left > 0; left--) {
        into.put((char) (ESCAPE + Byte.toUnsignedInt(from.get())));
      }
      result = decoder.decode(from, into, true);
    }
    return into.flip().toString();
  }

  /** The bytes on a host. */
  public static byte[] encode(String text) {
    if (!holdsBytes(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(
            point -> {
              if (isByte(point)) {
                bytes.write(point - ESCAPE);
              } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
              }
            });
    return bytes.toByteArray();
  }

  /** The text for a reader, with {@code \xff} for the byte 255 where it is no UTF-8. */
  public static String shown(String text) {
    return holdsBytes(text)
        ? LONE.matcher(text).replaceAll(byteThere -> "\\\\x" + digits(byteThere))
        : text;
  }

  private static String digits(MatchResult lone) {
    return HexFormat.of().toHexDigits((byte) lone.group().charAt(0));
  }

  private static boolean holdsBytes(String text) {
    return text.chars().anyMatch(HostText::isByte) && LONE.matcher(text).find();
  }

  private static boolean isByte(int character) {
    return character >= FIRST && character <= LAST;
  }
}
