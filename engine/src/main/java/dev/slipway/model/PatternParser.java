package dev.slipway.model;

import static dev.slipway.diagnostic.ProblemCode.PATTERN_SYNTAX;

import dev.slipway.diagnostic.Problems;
import dev.slipway.model.HostPattern.Operator;
import dev.slipway.model.HostPattern.Selector;
import dev.slipway.model.HostPattern.Slice;
import dev.slipway.model.HostPattern.Term;
import dev.slipway.tree.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the terms of a pattern. */
final class PatternParser {
  private static final Pattern SUBSCRIPT =
      Pattern.compile(
          "(?<name>.+)\\[(?:(?<one>-?\\d{1,9})|(?<first>-?\\d{0,9}):(?<last>-?\\d{0,9}))]");
  private static final Pattern DASHED_SUBSCRIPT = Pattern.compile(".+\\[(\\d+)-(\\d+)]");

  private final Problems problems;

  PatternParser(Problems problems) {
    this.problems = problems;
  }

  List<Term> parse(Scalar written) {
    List<Scalar> parts = HostPattern.split(written);
    if (parts.isEmpty()) {
      refuse(written, "The host pattern is empty.", "write a host, a group or \"all\"");
    }
    return parts.stream().map(this::term).flatMap(Optional::stream).toList();
  }

  private Optional<Term> term(Scalar part) {
    Operator operator =
        switch (part.text().charAt(0)) {
          case '!' -> Operator.EXCLUSION;
          case '&' -> Operator.INTERSECTION;
          default -> Operator.UNION;
        };
    String name = operator == Operator.UNION ? part.text() : part.text().substring(1).strip();
    return isReadable(part, name) ? Optional.of(term(operator, name, part)) : Optional.empty();
  }

  private static Term term(Operator operator, String name, Scalar part) {
    if (name.startsWith("~")) {
      Selector expression = new Selector.Expression(name.substring(1));
      return new Term(operator, expression, Slice.EVERYTHING, name, part.range());
    }
    Matcher subscript = SUBSCRIPT.matcher(name);
    return subscript.matches()
        ? new Term(
            operator, selector(subscript.group("name")), slice(subscript), name, part.range())
        : new Term(operator, selector(name), Slice.EVERYTHING, name, part.range());
  }

  private static Selector selector(String name) {
    boolean wild = name.contains("*") || name.contains("?") || name.contains("[");
    return wild ? new Selector.Wildcard(name) : new Selector.Name(name);
  }

  private static Slice slice(Matcher subscript) {
    String one = subscript.group("one");
    if (one != null) {
      return new Slice(Integer.parseInt(one), Integer.parseInt(one));
    }
    return new Slice(number(subscript.group("first"), 0), number(subscript.group("last"), -1));
  }

  private static int number(String digits, int otherwise) {
    return digits.isEmpty() ? otherwise : Integer.parseInt(digits);
  }

  private boolean isReadable(Scalar part, String name) {
    if (name.isEmpty()) {
      return refuse(
          part,
          "\"" + part.text() + "\" names nothing.",
          "write the host or group directly behind it, such as " + part.text() + "web");
    }
    if (name.startsWith("@")) {
      return refuse(
          part,
          "A file of hosts (\"" + name + "\") is taken by --limit only.",
          "name the hosts, or make them a group of the inventory");
    }
    return name.startsWith("~") ? isReadableExpression(part, name) : isReadableName(part, name);
  }

  private boolean isReadableName(Scalar part, String name) {
    Matcher dashed = DASHED_SUBSCRIPT.matcher(name);
    if (dashed.matches()) {
      return refuse(
          part,
          "\"" + name + "\" can be read in two ways.",
          "for hosts by their position write [%s:%s]; for characters of a name write ~%s"
              .formatted(dashed.group(1), dashed.group(2), name));
    }
    if (name.chars().filter(c -> c == '[').count() != name.chars().filter(c -> c == ']').count()) {
      return refuse(
          part, "The brackets in \"" + name + "\" do not match.", "write one ] for each [");
    }
    Matcher subscript = SUBSCRIPT.matcher(name);
    if (!Wildcards.isValid(subscript.matches() ? subscript.group("name") : name)) {
      return refuse(
          part,
          "\"" + name + "\" has characters in brackets that are no range.",
          "write the lower character first, such as [a-f]");
    }
    if (name.chars().anyMatch(Character::isWhitespace)) {
      return refuse(
          part,
          "\"" + name + "\" has a space in it.",
          "separate patterns by a colon or a comma: " + name.replaceAll("\\s+", ":"));
    }
    return true;
  }

  private boolean isReadableExpression(Scalar part, String name) {
    try {
      Pattern.compile(name.substring(1));
      return true;
    } catch (PatternSyntaxException e) {
      return refuse(
          part,
          "The regular expression \""
              + name.substring(1)
              + "\" is not valid: "
              + e.getDescription().toLowerCase(java.util.Locale.ROOT)
              + ".",
          "correct the expression behind the ~");
    }
  }

  private boolean refuse(Scalar part, String message, String fix) {
    problems.error(PATTERN_SYNTAX, part.range(), message, fix);
    return false;
  }
}
