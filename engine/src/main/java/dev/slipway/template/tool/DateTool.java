package dev.slipway.template.tool;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * {@code $date}. Times are texts by ISO 8601, in UTC; now is when the run began, so that all hosts
 * and the plan agree on it.
 */
@ToolName(value = "date", summary = "Times as ISO 8601 texts in UTC; now is when the run began.")
public final class DateTool implements Tool {
  private final org.apache.velocity.tools.generic.DateTool date =
      new org.apache.velocity.tools.generic.DateTool();
  private final Instant now;

  public DateTool(Instant now) {
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  @ToolMethod(
      call = "now()",
      summary = "When the run began.",
      example = "${date.now()}",
      gives = "2026-01-02T03:04:05Z")
  public String now() {
    return now.toString();
  }

  @ToolMethod(
      call = "format(pattern, time)",
      summary = "A time by a pattern of Java's SimpleDateFormat.",
      example = "${date.format('yyyyMMdd-HHmm', $date.now())}",
      gives = "20260102-0304")
  public String format(@Nullable Object pattern, @Nullable Object time) {
    String format = Given.text(pattern);
    String text = date.format(format, Date.from(instant(time)), Locale.ROOT, utc());
    if (text == null) {
      throw new ToolException("\"" + format + "\" is no pattern.", "write it like yyyy-MM-dd");
    }
    return text;
  }

  @ToolMethod(
      call = "parse(pattern, text)",
      summary = "The time that a text written by a pattern stands for.",
      example = "${date.parse('dd.MM.yyyy', '31.12.2025')}",
      gives = "2025-12-31T00:00:00Z")
  public String parse(@Nullable Object pattern, @Nullable Object text) {
    String format = Given.text(pattern);
    Date parsed = date.toDate(format, Given.text(text), Locale.ROOT, utc());
    if (parsed == null) {
      throw new ToolException(
          "\"" + Given.text(text) + "\" is not written as \"" + format + "\".",
          "correct the pattern or the text");
    }
    return parsed.toInstant().toString();
  }

  @ToolMethod(
      call = "epoch(time)",
      summary = "Seconds since 1970.",
      example = "${date.epoch('2026-01-01T00:00:00Z')}",
      gives = "1767225600")
  public long epoch(@Nullable Object time) {
    return instant(time).getEpochSecond();
  }

  @ToolMethod(
      call = "plusDays(time, days)",
      summary = "A time that many days later, or earlier for a negative number.",
      example = "${date.plusDays('2026-01-01T00:00:00Z', 90)}",
      gives = "2026-04-01T00:00:00Z")
  public String plusDays(@Nullable Object time, @Nullable Object days) {
    return instant(time).plus(Given.integer(days), ChronoUnit.DAYS).toString();
  }

  @ToolMethod(
      call = "daysBetween(time, later)",
      summary = "How many whole days lie between two times.",
      example = "${date.daysBetween('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z')}",
      gives = "31")
  public long daysBetween(@Nullable Object time, @Nullable Object later) {
    return ChronoUnit.DAYS.between(instant(time), instant(later));
  }

  private static TimeZone utc() {
    return TimeZone.getTimeZone(ZoneOffset.UTC);
  }

  private static Instant instant(@Nullable Object time) {
    if (time instanceof Number seconds) {
      return Instant.ofEpochSecond(seconds.longValue());
    }
    try {
      return OffsetDateTime.parse(Given.text(time)).toInstant();
    } catch (DateTimeParseException exception) {
      throw new ToolException("\"" + time + "\" is no time.", "write it like 2026-01-31T12:00:00Z");
    }
  }
}
