package dev.slipway.modules.files;

import dev.slipway.modules.support.PythonRegex;
import dev.slipway.modules.support.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block between two marker lines that is to be in a text, or not, by the rules of Ansible's
 * {@code blockinfile}.
 *
 * @param block empty: as if it is not to be there
 * @param begin the first marker line, without newline
 * @param end the last marker line, without newline
 * @param after a regular expression or {@code EOF}
 * @param before a regular expression or {@code BOF}
 * @param blankBefore whether an empty line goes before the block, except at the start
 * @param blankAfter whether an empty line goes after the block, except at the end
 */
record BlockEdit(
    String block,
    String begin,
    String end,
    Optional<String> after,
    Optional<String> before,
    boolean blankBefore,
    boolean blankAfter)
    implements TextEdit {
  private static final String START_OF_FILE = "BOF";
  private static final String END_OF_FILE = "EOF";
  private static final String NEWLINE = "\n";
  private static final Pattern LINE = Pattern.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+");

  @Override
  public boolean needsFile() {
    return !block.isEmpty();
  }

  @Override
  public Edited edit(Optional<String> text, UnaryOperator<String> argument) {
    BlockEdit converted =
        new BlockEdit(
            argument.apply(block),
            argument.apply(begin),
            argument.apply(end),
            after.map(argument),
            before.map(argument),
            blankBefore,
            blankAfter);
    return text.isEmpty() && block.isEmpty()
        ? Edited.unchanged(text)
        : converted.edited(text.orElse(""));
  }

  private Edited edited(String text) {
    List<String> lines = lines(text);
    int first = lines.lastIndexOf(begin + NEWLINE);
    int last = lines.lastIndexOf(end + NEWLINE);
    if (first >= 0 && last < 0 && lines.getLast().equals(end)) {
      last = lines.size() - 1;
    }
    boolean there = first >= 0 && last >= 0;
    if (!there && block.isEmpty()) {
      return Edited.unchanged(Optional.of(text));
    }
    int place = there ? Math.min(first, last) : place(text, lines);
    if (there) {
      lines.subList(place, Math.max(first, last) + 1).clear();
    }
    if (!block.isEmpty()) {
      insert(lines, place);
    }
    String result = String.join("", lines);
    String message = block.isEmpty() ? "Block removed" : "Block inserted";
    return result.equals(text)
        ? Edited.unchanged(Optional.of(text))
        : new Edited(Optional.of(result), message);
  }

  private void insert(List<String> lines, int index) {
    int place = index;
    if (place > 0 && !lines.get(place - 1).endsWith(NEWLINE)) {
      lines.set(place - 1, lines.get(place - 1) + NEWLINE);
    }
    if (blankBefore && place > 0 && !lines.get(place - 1).equals(NEWLINE)) {
      lines.add(place++, NEWLINE);
    }
    List<String> inserted = new ArrayList<>();
    inserted.add(begin + NEWLINE);
    inserted.addAll(lines(block.endsWith(NEWLINE) ? block : block + NEWLINE));
    inserted.add(end + NEWLINE);
    lines.addAll(place, inserted);
    int behind = place + inserted.size();
    if (blankAfter && behind < lines.size() && !lines.get(behind).equals(NEWLINE)) {
      lines.add(behind, NEWLINE);
    }
  }

  /** Where a block that is not there yet goes. */
  private int place(String text, List<String> lines) {
    Optional<PythonRegex> neighbour =
        after
            .filter(written -> !written.equals(END_OF_FILE))
            .or(() -> before.filter(written -> !written.equals(START_OF_FILE)))
            .map(PythonRegex::parse);
    if (neighbour.isEmpty()) {
      return before.isPresent() ? 0 : lines.size();
    }
    return neighbour.get().isAboutLines()
        ? placeInText(neighbour.get(), text, lines)
        : placeAmongLines(neighbour.get(), lines);
  }

  /**
   * An expression with {@code (?m)} is looked for in the whole text, and its first match counts.
   */
  private int placeInText(PythonRegex neighbour, String text, List<String> lines) {
    return neighbour
        .find(text)
        .map(
            match ->
                after.isPresent() ? newlines(text, match.end()) + 1 : newlines(text, match.start()))
        .map(place -> Math.min(place, lines.size()))
        .orElse(lines.size());
  }

  private static int newlines(String text, int until) {
    return (int) text.substring(0, until).chars().filter(character -> character == '\n').count();
  }

  private int placeAmongLines(PythonRegex neighbour, List<String> lines) {
    for (int index = lines.size() - 1; index >= 0; index--) {
      if (neighbour.isFoundIn(lines.get(index))) {
        return after.isPresent() ? index + 1 : index;
      }
    }
    return lines.size();
  }

  /** With their ends: a newline, a carriage return, or both. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    Matcher matcher = LINE.matcher(text);
    while (matcher.find()) {
      lines.add(matcher.group());
    }
    return lines;
  }
}
