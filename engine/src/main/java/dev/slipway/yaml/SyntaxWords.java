package dev.slipway.yaml;

import static dev.slipway.yaml.SyntaxProblem.problem;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.SourceRange;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the words for one syntax error.
 *
 * @param context where the thing begins that the library was reading
 * @param at where it could not go on
 */
record SyntaxWords(TextPositions positions, int context, int at) {
  private static final Pattern ONLY_KEY = Pattern.compile("\\s*[\\w.-]+\\s*");
  private static final Pattern ENTRY = Pattern.compile("(\\s*(?:- )*[\\w.-]+:)\\s+(.*?)\\s*");
  private static final Pattern QUOTED_CHARACTER = Pattern.compile("character '?(.)");

  /**
   * @param found the library's own sentence
   */
  Problem of(String found) {
    if (found.startsWith("mapping values are not allowed")) {
      return colon();
    }
    if (found.startsWith("expected <block end>")) {
      return blockEnd(found);
    }
    if (found.startsWith("could not find expected ':'")) {
      return noColon();
    }
    if (found.startsWith("found unknown escape")) {
      return escape(found);
    }
    if (found.contains("cannot start any token")) {
      return start(found);
    }
    return flowOrEnd(found);
  }

  private Problem colon() {
    int lineStart = positions.lineStart(at);
    String before = positions.between(lineStart, at);
    if (ONLY_KEY.matcher(before).matches()) {
      int first = lineStart + before.length() - before.stripLeading().length();
      return problem(
          positions.range(first, at),
          "The line is indented as if it went on with the value above it.",
          "give it the indentation of the key it belongs beside");
    }
    return problem(
        one(at),
        "A colon with a space after it, in text without quotes, begins another mapping.",
        "quote the text:  " + quoted());
  }

  private Problem blockEnd(String found) {
    String token = found.substring(found.indexOf("but found") + "but found".length());
    boolean indentation = token.contains("'-'") || token.contains("block") || token.contains("'?'");
    if (indentation) {
      SourceRange neighbour = one(new Indentation(positions, at).neighbour().orElse(context));
      return problem(
              rest(at),
              "The line is indented unlike the lines it stands among.",
              "let it begin in column %d, as line %d does"
                  .formatted(neighbour.start().column(), neighbour.start().line()))
          .withNotes(List.of(new Problem.Note(neighbour, "probably it belongs beside this")));
    }
    return problem(
        rest(at), "Text follows where the value has ended.", "quote the whole value:  " + quoted());
  }

  /** The line with its value in quotes, where a key and a value can be told apart. */
  private String quoted() {
    Matcher entry = ENTRY.matcher(positions.line(at));
    return entry.matches()
        ? entry.group(1).strip() + " '" + entry.group(2).replace("'", "''") + "'"
        : "'...'";
  }

  private Problem noColon() {
    String line = positions.line(context).strip();
    String fix =
        line.matches("[\\w.-]+:\\S.*")
            ? "write \"" + line.replaceFirst(":", ": ") + "\", with a space after the colon"
            : "write \"" + (line.matches("[\\w.-]+") ? line + ":" : "key: value") + "\"";
    return problem(
        rest(context), "There is no \": \" here, and it has to be a key with a value.", fix);
  }

  private Problem escape(String found) {
    Matcher named = QUOTED_CHARACTER.matcher(found);
    String character = named.find() ? named.group(1) : "";
    String fix = "write \"\\\\" + character + "\", or put the text in single quotes";
    int slash = Math.max(0, at - 1);
    boolean atSlash = positions.between(slash, at).equals("\\");
    return problem(
        positions.range(atSlash ? slash : at, at + 1),
        "\"\\" + character + "\" is no escape in double quotes.",
        fix);
  }

  private Problem start(String found) {
    Matcher named = QUOTED_CHARACTER.matcher(found);
    String character = named.find() ? named.group(1) : "this";
    return problem(
        one(at), "Text cannot begin with \"" + character + "\".", "put the text in quotes");
  }

  private Problem flowOrEnd(String found) {
    if (found.startsWith("expected ',' or '")) {
      char close = found.charAt("expected ',' or '".length());
      return problem(
              one(at),
              "A \",\" or a \"" + close + "\" is missing before this.",
              "close the \"" + positions.between(context, context + 1) + "\", or quote the text")
          .withNotes(List.of(new Problem.Note(one(context), "opened here")));
    }
    if (found.startsWith("found unexpected end of stream")) {
      return problem(
          one(context), "The quote that opens here is not closed.", "write the closing quote");
    }
    if (found.startsWith("sequence entries are not allowed")) {
      return problem(
          one(at),
          "A list cannot begin on the line of its key.",
          "put each \"- item\" on a line of its own");
    }
    if (found.startsWith("unexpected character found") || found.startsWith("expected alphabetic")) {
      return problem(
          one(context),
          "Text that begins with \""
              + positions.between(context, context + 1)
              + "\" is an alias or an anchor in YAML.",
          "put the text in quotes");
    }
    return problem(one(at), "This is not YAML: " + found + ".", "");
  }

  private SourceRange one(int offset) {
    return positions.range(offset, Math.min(offset + 1, positions.lineEnd(offset)));
  }

  /** To the end of the line. */
  private SourceRange rest(int offset) {
    String text = positions.between(offset, positions.lineEnd(offset)).stripTrailing();
    return positions.range(offset, offset + text.length());
  }
}
