package dev.slipway.host.fact;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The time on the host when it was asked. */
final class TimeFacts implements FactGroup {
  private static final int WORDS = 12;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter FRACTION =
      DateTimeFormatter.ofPattern("SSSSSS").withZone(ZoneOffset.UTC);

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "date_time",
        "A map of texts: epoch, year, month, day, hour, minute, second, date, time, weekday,"
            + " weekday_number, weeknumber, iso8601, iso8601_micro, iso8601_basic,"
            + " iso8601_basic_short, tz, tz_offset.");
  }

  @Override
  public String script() {
    return "part date; date '+%s %N %Y %m %d %H %M %S %A %w %W %z %Z'\n";
  }

  @Override
  public Map<String, Object> read(FactSource source) {
    String[] words = source.firstOfPart("date").orElse("").split(" ", WORDS + 1);
    Map<String, Object> facts = new LinkedHashMap<>();
    if (words.length == WORDS + 1) {
      Instant instant =
          Instant.ofEpochSecond(FactSource.number(words[0]), FactSource.number(words[1]));
      String date = words[2] + words[3] + words[4];
      String time = words[5] + words[6] + words[7];
      facts.put("epoch", words[0]);
      facts.put("year", words[2]);
      facts.put("month", words[3]);
      facts.put("day", words[4]);
      facts.put("hour", words[5]);
      facts.put("minute", words[6]);
      facts.put("second", words[7]);
      facts.put("date", String.join("-", words[2], words[3], words[4]));
      facts.put("time", String.join(":", words[5], words[6], words[7]));
      facts.put("weekday", words[8]);
      facts.put("weekday_number", words[9]);
      facts.put("weeknumber", words[10]);
      facts.put("iso8601", SECONDS.format(instant));
      facts.put("iso8601_micro", MICROSECONDS.format(instant));
      facts.put("iso8601_basic", date + "T" + time + FRACTION.format(instant));
      facts.put("iso8601_basic_short", date + "T" + time);
      facts.put("tz_offset", words[11]);
      facts.put("tz", words[12]);
    }
    return Map.of("date_time", facts);
  }
}
