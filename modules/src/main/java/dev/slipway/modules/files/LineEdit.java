package dev.slipway.modules.files;

import dev.slipway.modules.support.PythonRegex;
import dev.slipway.modules.support.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One line that is to be in a text, or lines that are not to be, by the rules of Ansible's {@code
 * lineinfile}.
 *
 * @param regexp what the line to replace or remove matches
 * @param search what the line to replace or remove holds
 * @param line without a newline
 * @param after a regular expression, {@code EOF} or {@code BOF}
 * @param before a regular expression or {@code BOF}
 */
record LineEdit(
    boolean present,
    Optional<String> regexp,
    Optional<String> search,
    Optional<String> line,
    boolean backReferences,
    Optional<String> after,
    Optional<String> before,
    boolean firstMatch)
    implements TextEdit {
  private static final String START = "BOF";
  private static final String END = "EOF";
  private static final String NEWLINE = "\n";

  @Override
  public boolean needsFile() {
    return present;
  }

  @Override
  public Edited edit(Optional<String> text, UnaryOperator<String> argument) {
    LineEdit converted = converted(argument);
    return present ? converted.insert(text) : converted.remove(text);
  }

  private LineEdit converted(UnaryOperator<String> argument) {
    return new LineEdit(
        present,
        regexp.map(argument),
        search.map(argument),
        line.map(argument),
        backReferences,
        after.map(argument),
        before.map(argument),
        firstMatch);
  }

  private Edited remove(Optional<String> text) {
    if (text.isEmpty()) {
      return Edited.unchanged(text);
    }
    List<String> lines = lines(text.get());
    int all = lines.size();
    Optional<Predicate<String>> wanted = wanted();
    lines.removeIf(wanted.orElse(this::isTheLine));
    int removed = all - lines.size();
    return new Edited(
        Optional.of(String.join("", lines)), removed == 0 ? "" : removed + " line(s) removed");
  }

  /** What {@code regexp} or {@code search_string} looks for; empty when neither is given. */
  private Optional<Predicate<String>> wanted() {
    Optional<PythonRegex> expression = regexp.map(PythonRegex::parse);
    return expression
        .<Predicate<String>>map(found -> found::isFoundIn)
        .or(() -> search.map(part -> text -> text.contains(part)));
  }

  private Edited insert(Optional<String> text) {
    List<String> lines = lines(text.orElse(""));
    Place place = find(lines);
    String added = line.orElse("") + NEWLINE;
    if (place.index() >= 0) {
      String there = lines.get(place.index());
      return replaced(text, lines, place.index(), place.matched() ? replacement(there) : added);
    }
    if (backReferences) {
      return Edited.unchanged(text);
    }
    if (before.filter(START::equals).isPresent() || after.filter(START::equals).isPresent()) {
      lines.addFirst(added);
    } else if (place.neighbour() < 0) {
      endLastLine(lines);
      lines.add(added);
    } else if (isTheLineAt(lines, place.neighbour())) {
      return Edited.unchanged(text);
    } else {
      if (place.neighbour() == lines.size()) {
        endLastLine(lines);
      }
      lines.add(place.neighbour(), added);
    }
    return new Edited(Optional.of(String.join("", lines)), "line added");
  }

  /** The line is there already, where it would go behind its neighbour. */
  private boolean isTheLineAt(List<String> lines, int neighbour) {
    if (after.isEmpty()) {
      return false;
    }
    int there = neighbour == lines.size() ? neighbour - 1 : neighbour;
    return isTheLine(lines.get(there));
  }

  private static Edited replaced(
      Optional<String> text, List<String> lines, int index, String replacement) {
    if (lines.get(index).equals(replacement)) {
      return Edited.unchanged(text);
    }
    lines.set(index, replacement);
    return new Edited(Optional.of(String.join("", lines)), "line replaced");
  }

  /** The line, with what the expression matched in the line before filled in. */
  private String replacement(String lineBefore) {
    String template = line.orElse("");
    if (!backReferences || regexp.isEmpty()) {
      return template + NEWLINE;
    }
    String expanded =
        PythonRegex.parse(regexp.get())
            .find(lineBefore)
            .map(match -> match.expand(template))
            .orElse(template);
    return expanded.endsWith(NEWLINE) ? expanded : expanded + NEWLINE;
  }

  /**
   * Where the line goes.
   *
   * @param index of the line to replace; -1: none
   * @param matched whether that line was looked for, and is not just equal
   * @param neighbour the index at which to insert, as {@code insertafter} or {@code insertbefore}
   *     says; -1: at the end
   */
  private record Place(int index, boolean matched, int neighbour) {}

  private Place find(List<String> lines) {
    Optional<Predicate<String>> wanted = wanted();
    int found = -1;
    for (int index = 0; wanted.isPresent() && index < lines.size(); index++) {
      if (wanted.get().test(lines.get(index))) {
        found = index;
        if (firstMatch) {
          break;
        }
      }
    }
    return found >= 0 ? new Place(found, true, -1) : findByPosition(lines);
  }

  private Place findByPosition(List<String> lines) {
    Optional<PythonRegex> neighbour =
        after
            .filter(text -> !text.equals(START) && !text.equals(END))
            .or(() -> before.filter(text -> !text.equals(START)))
            .map(PythonRegex::parse);
    int equal = -1;
    int position = -1;
    for (int index = 0; index < lines.size(); index++) {
      if (isTheLine(lines.get(index))) {
        equal = index;
      } else if (neighbour.isPresent() && neighbour.get().isFoundIn(lines.get(index))) {
        position = after.isPresent() ? index + 1 : index;
        if (firstMatch) {
          break;
        }
      }
    }
    return new Place(equal, false, position);
  }

  private boolean isTheLine(String other) {
    return line.filter(text -> text.equals(other.replaceFirst("[\r\n]+$", ""))).isPresent();
  }

  private static void endLastLine(List<String> lines) {
    if (!lines.isEmpty() && !lines.getLast().matches("(?s).*[\r\n]")) {
      lines.set(lines.size() - 1, lines.getLast() + NEWLINE);
    }
  }

  /** With their newlines. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end + 1));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }
}
