package dev.slipway.modules.support.toml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes keys and values as TOML. */
final class TomlWriter {
  private static final char DELETE = 0x7f;

  private TomlWriter() {}

  static String dotted(List<String> keys) {
    return keys.stream().map(TomlWriter::key).collect(Collectors.joining("."));
  }

  static String key(String key) {
    boolean bare = !key.isEmpty() && key.chars().allMatch(it -> TomlKeys.isBare((char) it));
    return bare ? key : basic(key);
  }

  /** A value that {@link #normalised} returned. */
  static String value(Object value) {
    return switch (value) {
      case String text -> basic(text);
      case Double number -> decimal(number);
      case List<?> list ->
          list.stream().map(TomlWriter::value).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map when map.isEmpty() -> "{}";
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(one -> key(String.valueOf(one.getKey())) + " = " + value(one.getValue()))
              .collect(Collectors.joining(", ", "{ ", " }"));
      case OffsetDateTime moment -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
      case LocalDateTime moment -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
      case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
      default -> value.toString();
    };
  }

  /** As {@link #value}, between the quotes that stand there already, where they can be kept. */
  static String valueLike(Object value, String before) {
    boolean literal = before.startsWith("'") && !before.startsWith("'''");
    return literal && value instanceof String text && isPlain(text)
        ? "'" + text + "'"
        : value(value);
  }

  private static boolean isPlain(String text) {
    return text.chars().noneMatch(it -> it == '\'' || it < ' ' || it == DELETE);
  }

  private static String decimal(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    return Double.isInfinite(number) ? (number > 0 ? "inf" : "-inf") : Double.toString(number);
  }

  private static String basic(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char character : text.toCharArray()) {
      switch (character) {
        case '"', '\\' -> quoted.append('\\').append(character);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          boolean control = character < ' ' || character == DELETE;
          quoted.append(control ? "\\u%04X".formatted((int) character) : character);
        }
      }
    }
    return quoted.append('"').toString();
  }

  /**
   * A value in the types that a document has: String, Long, Double, Boolean, dates and times, lists
   * and maps of those.
   *
   * @throws TomlException when TOML cannot say it
   */
  static Object normalised(@Nullable Object value) {
    return switch (value) {
      case null -> throw new TomlException("TOML has no null; remove the key instead.");
      case String _, Boolean _, Long _, Double _ -> value;
      case OffsetDateTime _, LocalDateTime _, LocalDate _, LocalTime _ -> value;
      case Integer number -> number.longValue();
      case BigInteger number when number.bitLength() < Long.SIZE -> number.longValue();
      case BigDecimal number -> number.doubleValue();
      case Float number -> number.doubleValue();
      case List<?> list -> list.stream().map(TomlWriter::normalised).toList();
      case Map<?, ?> map -> {
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((key, member) -> members.put(String.valueOf(key), normalised(member)));
        yield members;
      }
      default -> throw new TomlException("TOML cannot say \"%s\".".formatted(value));
    };
  }
}
