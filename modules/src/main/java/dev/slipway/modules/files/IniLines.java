package dev.slipway.modules.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The lines of one section while an option in them is altered. */
final class IniLines {
  private static final Pattern NOTHING_SAID = Pattern.compile("[ \\t]*(?:[#;].*)?[\r\n]*");

  private final String option;
  private final IniEdit.Form form;
  private final List<Line> lines = new ArrayList<>();

  /**
   * One line.
   *
   * @param text with its newline
   * @param settled whether it is as it is to be, so that it is neither altered nor removed
   */
  private record Line(String text, boolean settled) {}

  IniLines(String option, IniEdit.Form form, List<String> texts) {
    this.option = option;
    this.form = form;
    texts.forEach(text -> lines.add(new Line(text, false)));
  }

  List<String> texts() {
    return lines.stream().map(Line::text).toList();
  }

  /**
   * Gives lines that set the values already, active ones first, their form.
   *
   * @return the values that no line sets
   */
  List<Optional<String>> settle(List<Optional<String>> values) {
    List<Optional<String>> left = new ArrayList<>();
    for (Optional<String> value : values) {
      Predicate<IniLine> equal = line -> line.value().equals(value);
      if (!settle(value, equal.and(IniLine::active)) && !settle(value, equal.and(this::counts))) {
        left.add(value);
      }
    }
    return left;
  }

  /**
   * Has other lines about the option set the values.
   *
   * @return the values for which there is no line
   */
  List<Optional<String>> replace(List<Optional<String>> values) {
    return values.stream().filter(value -> !settle(value, this::counts)).toList();
  }

  /** The first such line that is not settled gets the value; false when there is none. */
  private boolean settle(Optional<String> value, Predicate<IniLine> wanted) {
    for (int index = 0; index < lines.size(); index++) {
      String text = lines.get(index).text();
      Optional<IniLine> line = IniLine.parse(text, option).filter(wanted);
      if (line.isPresent() && !lines.get(index).settled()) {
        boolean kept =
            form.ignoreSpaces() && line.get().active() && line.get().value().equals(value);
        lines.set(index, new Line(kept ? text : written(line.get(), value), true));
        return true;
      }
    }
    return false;
  }

  private boolean counts(IniLine line) {
    return line.active() || form.inactive();
  }

  private String written(IniLine line, Optional<String> value) {
    return line.indent() + assignment(value) + line.end();
  }

  private String assignment(Optional<String> value) {
    String sign = form.spaces() ? " = " : "=";
    return value.map(text -> (option + sign + text).stripTrailing()).orElse(option);
  }

  /** Removes active lines about the option that are not settled. */
  void removeOthers() {
    lines.removeIf(line -> !line.settled() && isActive(line, _ -> true));
  }

  void removeValues(List<Optional<String>> values) {
    lines.removeIf(line -> isActive(line, values::contains));
  }

  private boolean isActive(Line line, Predicate<Optional<String>> value) {
    return IniLine.parse(line.text(), option)
        .filter(IniLine::active)
        .filter(found -> value.test(found.value()))
        .isPresent();
  }

  /** Adds lines behind the last one that is neither blank nor a comment. */
  void add(List<Optional<String>> values) {
    int place = lines.size();
    while (place > 0 && NOTHING_SAID.matcher(lines.get(place - 1).text()).matches()) {
      place--;
    }
    for (Optional<String> value : values) {
      lines.add(place++, new Line(assignment(value) + "\n", true));
    }
  }
}
