package dev.slipway.modules.support;

import dev.slipway.host.Bytes;
import dev.slipway.host.Content;
import dev.slipway.module.Change;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** How content is shown: as text where that is of use to a reader. */
public final class FileText {
  /** Content from this size on is not shown. */
  public static final long TOO_LARGE = 100_000;

  private static final int SHOWN_DIGITS = 8;
  private static final int THOUSAND = 1000;

  private FileText() {}

  /** The text, when the content is in memory, not large, and UTF-8 without control by NUL. */
  public static Optional<String> of(Content content) {
    if (!(content instanceof Bytes bytes) || content.size() >= TOO_LARGE) {
      return Optional.empty();
    }
    return decode(bytes).filter(text -> text.indexOf('\0') < 0);
  }

  /** The text of bytes that are UTF-8. */
  public static Optional<String> decode(Bytes bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toArray())).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /**
   * The change of a file's content.
   *
   * @param before empty when there is none
   */
  public static Change change(String path, Optional<Described> before, Described after) {
    Optional<String> textBefore = before.flatMap(Described::text);
    Optional<String> textAfter = after.text();
    boolean readable = textAfter.isPresent() && (before.isEmpty() || textBefore.isPresent());
    return readable
        ? new Change.Text(path, textBefore, textAfter, false)
        : new Change.Opaque(path, before.map(Described::summary), Optional.of(after.summary()));
  }

  /**
   * Content as far as it is known.
   *
   * @param sha256 empty when the acting user may not read it
   */
  public record Described(long size, Optional<String> sha256, Optional<String> text) {
    public static Described of(Content content) {
      return new Described(content.size(), Optional.of(content.sha256()), FileText.of(content));
    }

    /** Such as "12.3 kB, sha256 1f2e3d4c". */
    String summary() {
      return size(size)
          + sha256.map(digest -> ", sha256 " + digest.substring(0, SHOWN_DIGITS)).orElse("");
    }

    private static String size(long bytes) {
      if (bytes < THOUSAND) {
        return bytes + " bytes";
      }
      double amount = bytes;
      int unit = -1;
      while (amount >= THOUSAND && unit < 3) {
        amount /= THOUSAND;
        unit++;
      }
      return String.format(Locale.ROOT, "%.1f %sB", amount, "kMGT".charAt(unit));
    }
  }
}
