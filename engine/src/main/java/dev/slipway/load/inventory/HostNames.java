package dev.slipway.load.inventory;

import static dev.slipway.diagnostic.ProblemCode.INVENTORY_SYNTAX;

import dev.slipway.diagnostic.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of hosts as sources write them: {@code web[01:20:2].example.net:2222} is ten hosts with
 * a port. Ranges include their end; both ends of the same width keep leading zeros; ranges of
 * letters go from {@code a} to {@code z} and {@code A} to {@code Z}.
 */
final class HostNames {
  private static final int MOST = 100_000;
  private static final Pattern BRACKETED_ADDRESS =
      Pattern.compile("\\[([0-9a-fA-F:.]*(?:::|(?::[0-9a-fA-F]+){7})[0-9a-fA-F:.]*)](?::(\\d+))?");
  private static final Pattern PORT = Pattern.compile("((?:[^:\\[\\]]|\\[[^\\]]*])+):(\\d+)");
  private static final Pattern RANGE = Pattern.compile("\\[([^\\[\\]]*)]");

  private final LocatedText written;
  private final Problems problems;

  private HostNames(LocatedText written, Problems problems) {
    this.written = written;
    this.problems = problems;
  }

  /**
   * What a host pattern of a source names.
   *
   * @param port behind a colon, with its place
   */
  record Expansion(List<String> names, Optional<LocatedText> port) {}

  /** The hosts; none when the text has a problem, which is reported. */
  static Expansion expand(LocatedText written, Problems problems) {
    Matcher address = BRACKETED_ADDRESS.matcher(written.text());
    if (address.matches()) {
      return new Expansion(
          List.of(address.group(1)),
          Optional.ofNullable(address.group(2)).map(_ -> written.from(address.start(2))));
    }
    Matcher port = PORT.matcher(written.text());
    if (port.matches()) {
      LocatedText name = written.part(0, port.end(1));
      return new Expansion(
          new HostNames(name, problems).all(), Optional.of(written.from(port.start(2))));
    }
    return new Expansion(new HostNames(written, problems).all(), Optional.empty());
  }

  private List<String> all() {
    List<String> names = List.of("");
    Matcher range = RANGE.matcher(written.text());
    int behind = 0;
    while (range.find()) {
      List<String> values = range(written.part(range.start(1), range.end(1)));
      if (values.isEmpty() || isTooMany(names.size(), values.size())) {
        return List.of();
      }
      names = product(names, written.text().substring(behind, range.start()), values);
      behind = range.end();
    }
    String rest = written.text().substring(behind);
    boolean clean = rest.indexOf('[') < 0 && rest.indexOf(']') < 0;
    if (!clean) {
      refuse(written, "The brackets of a range do not match.", "write a range as [01:20]");
      return List.of();
    }
    return names.stream().map(name -> name + rest).toList();
  }

  private static List<String> product(List<String> names, String between, List<String> values) {
    List<String> longer = new ArrayList<>();
    for (String name : names) {
      values.forEach(value -> longer.add(name + between + value));
    }
    return longer;
  }

  private List<String> range(LocatedText range) {
    String[] parts = range.text().split(":", -1);
    if (parts.length < 2 || parts.length > 3 || parts[1].isEmpty()) {
      return refuse(
          range,
          "\"[" + range + "]\" is not a range.",
          "write [first:last] or [first:last:step], such as [01:20] or [a:f]");
    }
    String first = parts[0].isEmpty() ? "0" : parts[0];
    int step = parts.length == 3 ? number(parts[2]) : 1;
    if (step < 1) {
      return refuse(
          range, "The step \"" + parts[2] + "\" is not a number above 0.", "write [a:b:2]");
    }
    return number(first) >= 0 && number(parts[1]) >= 0
        ? numbers(range, first, parts[1], step)
        : letters(range, first, parts[1], step);
  }

  private List<String> numbers(LocatedText range, String first, String last, int step) {
    boolean padded = first.length() > 1 && first.startsWith("0");
    if (padded && first.length() != last.length()) {
      return refuse(
          range,
          "\"" + first + "\" has leading zeros, so \"" + last + "\" must be as long.",
          "write both with the same number of digits");
    }
    if (number(first) > number(last)) {
      return refuseOrder(range);
    }
    if (isTooMany(1, (number(last) - number(first)) / step + 1)) {
      return List.of();
    }
    List<String> values = new ArrayList<>();
    for (int value = number(first); value <= number(last); value += step) {
      String digits = String.valueOf(value);
      values.add(padded ? "0".repeat(first.length() - digits.length()) + digits : digits);
    }
    return values;
  }

  private List<String> letters(LocatedText range, String first, String last, int step) {
    boolean lower = first.matches("[a-z]") && last.matches("[a-z]");
    boolean upper = first.matches("[A-Z]") && last.matches("[A-Z]");
    if (!lower && !upper) {
      return refuse(
          range,
          "\"[" + range + "]\" is not a range of numbers or of letters.",
          "write two numbers, or two letters of the same case");
    }
    if (first.charAt(0) > last.charAt(0)) {
      return refuseOrder(range);
    }
    List<String> values = new ArrayList<>();
    for (int letter = first.charAt(0); letter <= last.charAt(0); letter += step) {
      values.add(String.valueOf((char) letter));
    }
    return values;
  }

  private static int number(String digits) {
    return digits.matches("\\d{1,8}") ? Integer.parseInt(digits) : -1;
  }

  private boolean isTooMany(int before, int times) {
    boolean tooMany = (long) before * times > MOST;
    if (tooMany) {
      refuse(
          written,
          "\"" + written + "\" is more than " + MOST + " hosts.",
          "check the ends of the range");
    }
    return tooMany;
  }

  private List<String> refuseOrder(LocatedText range) {
    return refuse(
        range, "The range \"[" + range + "]\" ends before it begins.", "write the lower end first");
  }

  private List<String> refuse(LocatedText part, String message, String fix) {
    problems.error(INVENTORY_SYNTAX, part.range(), message, fix);
    return List.of();
  }
}
