package dev.slipway.load.inventory;

import static dev.slipway.diagnostic.ProblemCode.INVENTORY_SYNTAX;
import static dev.slipway.diagnostic.ProblemCode.SUSPICIOUS;

import dev.slipway.diagnostic.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a line into words by the rules of a POSIX shell: quotes keep white space, a backslash takes
 * the next character as it is, and an unquoted {@code #} starts a comment, even inside a word.
 */
final class Words {
  private static final char OUTSIDE = ' ';

  private final LocatedText line;
  private final Problems problems;
  private final List<LocatedText> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private final List<Integer> columns = new ArrayList<>();
  private char quote = OUTSIDE;
  private boolean inWord;
  private int openedAt;

  private Words(LocatedText line, Problems problems) {
    this.line = line;
    this.problems = problems;
  }

  static List<LocatedText> split(LocatedText line, Problems problems) {
    Words splitter = new Words(line, problems);
    splitter.splitAll();
    return splitter.words;
  }

  private void splitAll() {
    String text = line.text();
    int at = 0;
    while (at < text.length() && !isComment(at)) {
      at = take(text.charAt(at), at);
    }
    endWord(at);
    if (quote != OUTSIDE) {
      problems.error(
          INVENTORY_SYNTAX,
          line.range(openedAt, text.length()),
          "The quote " + quote + " is not closed on this line.",
          "close it, or put the other kind of quotes around a value that has this one in it");
      words.removeLast();
    }
  }

  private boolean isComment(int at) {
    boolean comment = quote == OUTSIDE && line.text().charAt(at) == '#';
    if (comment && inWord) {
      problems.warning(
          SUSPICIOUS,
          line.range(at, line.text().length()),
          "A # starts a comment even inside a word, so this is not part of the value.",
          "put quotes around the value, or a space before the # of a comment");
    }
    return comment;
  }

  private int take(char character, int at) {
    boolean escapes = character == '\\' && isEscape(at);
    if (escapes) {
      add(line.text().charAt(at + 1), at + 1);
      return at + 2;
    }
    if (quote == OUTSIDE && (character == '\'' || character == '"')) {
      inWord = true;
      quote = character;
      openedAt = at;
    } else if (character == quote && quote != OUTSIDE) {
      quote = OUTSIDE;
    } else if (quote == OUTSIDE && Character.isWhitespace(character)) {
      endWord(at);
    } else {
      add(character, at);
    }
    return at + 1;
  }

  private boolean isEscape(int at) {
    if (at + 1 == line.text().length() || quote == '\'') {
      return false;
    }
    char next = line.text().charAt(at + 1);
    return quote == OUTSIDE || next == '"' || next == '\\';
  }

  private void add(char character, int at) {
    inWord = true;
    word.append(character);
    columns.add(line.column(at));
  }

  private void endWord(int at) {
    if (inWord) {
      columns.add(line.column(at));
      words.add(new LocatedText(line.file(), line.line(), word.toString(), columns));
    }
    word.setLength(0);
    columns.clear();
    inWord = false;
  }
}
