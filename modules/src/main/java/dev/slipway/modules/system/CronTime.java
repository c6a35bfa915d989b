package dev.slipway.modules.system;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The five fields of {@code crontab(5)} that say when a job runs. */
enum CronTime {
  MINUTE(0, 59, List.of()),
  HOUR(0, 23, List.of()),
  DAY(1, 31, List.of()),
  MONTH(
      1,
      12,
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
  WEEKDAY(0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

  private static final Pattern PART =
      Pattern.compile("(?:\\*|([0-9]{1,2}|[a-z]{3})(?:-([0-9]{1,2}|[a-z]{3}))?)(?:/([0-9]{1,2}))?");

  private final int least;
  private final int most;
  private final List<String> names;

  CronTime(int least, int most, List<String> names) {
    this.least = least;
    this.most = most;
    this.names = names;
  }

  /** The name of the parameter. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What may be written, for a user. */
  String allowed() {
    String example = least + " to " + most;
    return names.isEmpty() ? example : example + " or " + String.join(" ", names);
  }

  /** Its other names as a parameter. */
  String[] aliases() {
    return switch (this) {
      case DAY -> new String[] {"dom"};
      case WEEKDAY -> new String[] {"dow"};
      case MINUTE, HOUR, MONTH -> new String[0];
    };
  }

  boolean accepts(String written) {
    for (String part : written.toLowerCase(Locale.ROOT).split(",", -1)) {
      Matcher form = PART.matcher(part);
      boolean valid =
          form.matches()
              && (form.group(1) == null || isInRange(form.group(1)))
              && (form.group(2) == null || isRange(form.group(1), form.group(2)))
              && (form.group(3) == null || Integer.parseInt(form.group(3)) > 0);
      if (!valid) {
        return false;
      }
    }
    return true;
  }

  /** Cron takes a range that ends before it begins, and never runs the job. */
  private boolean isRange(String from, String to) {
    return isInRange(from) && isInRange(to) && number(from) <= number(to);
  }

  private boolean isInRange(String value) {
    if (!Character.isDigit(value.charAt(0))) {
      return names.contains(value);
    }
    int number = number(value);
    return number >= least && number <= most;
  }

  /** Names count from the least number on. */
  private int number(String value) {
    return Character.isDigit(value.charAt(0))
        ? Integer.parseInt(value)
        : names.indexOf(value) + least;
  }
}
