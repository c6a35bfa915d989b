package dev.slipway.diagnostic;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A problem as text for people:
 *
 * <pre>
 * error[unknown-parameter] playbooks/site.yml:14:9
 *   Module "file" has no parameter "owener".
 *     14 |         owener: root
 *        |         ^^^^^^
 *   Fix: did you mean "owner"?  slipway doc file
 * </pre>
 *
 * <p>Control characters of the source are shown as {@code ?}, so that a file cannot steer the
 * terminal it is shown on. Lines of files that are encrypted are not shown.
 */
public final class ProblemRenderer {
  /** Between the name of a user and the host, as in {@code https://user:password@host}. */
  private static final Pattern ADDRESS_PASSWORD =
      Pattern.compile("(?<=://[^/@:\\s]{0,64}:)[^/@\\s]+(?=@)");

  private static final int WIDEST = 120;
  private static final int BEFORE_CARET = 60;
  private static final String CUT = "...";

  private final boolean colour;

  /**
   * @param colour whether ANSI colours are used
   */
  public ProblemRenderer(boolean colour) {
    this.colour = colour;
  }

  /** All of them, with an empty line between two. Ends with a line end unless there are none. */
  public String render(List<Problem> problems) {
    return problems.stream().map(this::render).collect(Collectors.joining("\n"));
  }

  /** One problem; every line ends with a line end. */
  public String render(Problem problem) {
    StringBuilder out = new StringBuilder();
    Colour main = problem.severity() == Severity.ERROR ? Colour.RED : Colour.YELLOW;
    String kind = problem.severity().name().toLowerCase(Locale.ROOT);
    out.append(paint(main, kind + "[" + problem.code().label() + "]"));
    out.append(' ').append(plain(problem.range().toString())).append('\n');
    indented(out, plainLines(problem.message()));
    excerpt(out, problem.range(), main);
    for (Problem.Note note : problem.notes()) {
      out.append("  ").append(plain(note.range().toString())).append(": ");
      out.append(plain(note.text())).append('\n');
      excerpt(out, note.range(), Colour.BLUE);
    }
    indented(out, paint(Colour.GREEN, "Fix:") + " " + plainLines(problem.fix()));
    return out.toString();
  }

  private static void indented(StringBuilder out, String text) {
    text.lines().forEach(line -> out.append("  ").append(line).append('\n'));
  }

  private void excerpt(StringBuilder out, SourceRange range, Colour caretColour) {
    String line = hidden(range.file().line(range.start().line()));
    if (line.isBlank() || range.file().secret()) {
      return;
    }
    int from = Math.min(range.start().column() - 1, line.length());
    boolean oneLine = range.end().line() == range.start().line();
    int to = oneLine ? Math.min(range.end().column() - 1, line.length()) : trimmedLength(line);
    int cut = line.length() > WIDEST ? Math.max(0, from - BEFORE_CARET) : 0;
    int end = Math.min(line.length(), cut + WIDEST);
    String lead = cut > 0 ? CUT : "";
    out.append(String.format(Locale.ROOT, "%6d | ", range.start().line()));
    out.append(lead).append(plain(line.substring(cut, end)));
    out.append(end < line.length() ? CUT : "").append('\n');
    out.append("       | ").append(" ".repeat(lead.length()));
    out.append(blank(line.substring(cut, from)));
    int width = codePoints(line.substring(from, Math.max(from, Math.min(to, end))));
    out.append(paint(caretColour, "^".repeat(Math.max(1, width)))).append('\n');
  }

  /** Without the passwords of addresses, and as long as before. */
  private static String hidden(String line) {
    return ADDRESS_PASSWORD.matcher(line).replaceAll(found -> "*".repeat(found.group().length()));
  }

  private static int trimmedLength(String line) {
    return line.stripTrailing().length();
  }

  /** As wide as the text on a terminal, as far as that can be known: tabs stay tabs. */
  private static String blank(String text) {
    return text.codePoints()
        .mapToObj(point -> point == '\t' ? "\t" : " ")
        .collect(Collectors.joining());
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String plain(String text) {
    return text.codePoints()
        .map(point -> point != '\t' && Character.isISOControl(point) ? '?' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String plainLines(String text) {
    return text.lines().map(ProblemRenderer::plain).collect(Collectors.joining("\n"));
  }

  private String paint(Colour with, String text) {
    return colour ? with.start + text + Colour.END : text;
  }

  private enum Colour {
    RED("\u001b[1;31m"),
    YELLOW("\u001b[1;33m"),
    BLUE("\u001b[1;34m"),
    GREEN("\u001b[1;32m");

    private static final String END = "\u001b[0m";
    private final String start;

    Colour(String start) {
      this.start = start;
    }
  }
}
