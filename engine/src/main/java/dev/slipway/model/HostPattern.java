package dev.slipway.model;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.tree.Scalar;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which hosts of an inventory are meant, such as {@code web:&prod:!web[0]}.
 *
 * <p>The terms are separated by {@code :} or {@code ,}. Whatever their order, first all plain terms
 * are put together, then every {@code &} term keeps only what it names too, then every {@code !}
 * term takes away. With no plain term the start is {@code all}.
 *
 * <p>A term is the name of a host or group, {@code all}, a wildcard ({@code * ? [abc] [!abc]}), or
 * {@code ~} and a regular expression that must match from the beginning of the name. All but
 * expressions may end with a subscript: {@code [0]} is the first host, {@code [-1]} the last,
 * {@code [0:2]} the first three, {@code [1:]} all but the first.
 */
public record HostPattern(List<Term> terms) {
  public HostPattern {
    terms = List.copyOf(terms);
  }

  /** What a term does to the hosts selected so far. */
  public enum Operator {
    UNION,
    INTERSECTION,
    EXCLUSION
  }

  /** How a term names hosts and groups. */
  public sealed interface Selector {
    /** Exactly this name. */
    record Name(String name) implements Selector {}

    /** A name with {@code * ? [..]} in it. */
    record Wildcard(String glob) implements Selector {}

    /** A regular expression, without the {@code ~}. */
    record Expression(String regex) implements Selector {}
  }

  /**
   * Part of the hosts of a term, in the order of the inventory. Negative numbers count from the
   * end.
   *
   * @param first counted from 0
   * @param last counted from 0, itself included
   */
  public record Slice(int first, int last) {
    static final Slice EVERYTHING = new Slice(0, -1);

    <T> List<T> of(List<T> all) {
      int from = Math.max(0, first < 0 ? all.size() + first : first);
      int to = Math.min(all.size() - 1, last < 0 ? all.size() + last : last);
      return from > to ? List.of() : all.subList(from, to + 1);
    }
  }

  /**
   * One part of a pattern.
   *
   * @param text as written, without the operator
   */
  public record Term(
      Operator operator, Selector selector, Slice slice, String text, SourceRange range) {}

  /**
   * A pattern that stands in one value. Terms that cannot be read are errors and left out; a
   * pattern with nothing left selects no host.
   */
  public static HostPattern parse(Scalar written, Problems problems) {
    return new HostPattern(new PatternParser(problems).parse(written));
  }

  /** Several patterns that together are one, as in a list under {@code hosts}. */
  public static HostPattern parse(List<Scalar> written, Problems problems) {
    return written.stream()
        .map(scalar -> parse(scalar, problems))
        .reduce(new HostPattern(List.of()), HostPattern::with);
  }

  /**
   * A pattern that was evaluated or comes from the command line.
   *
   * @param range where it was written
   */
  public static HostPattern parse(String text, SourceRange range, Problems problems) {
    return parse(Scalar.text(range, text), problems);
  }

  /** The parts of a pattern, each with its place, before they are read. */
  public static List<Scalar> split(Scalar written) {
    return PatternSplitter.split(written);
  }

  /** The terms of both as one pattern. */
  public HostPattern with(HostPattern other) {
    return new HostPattern(Stream.concat(terms.stream(), other.terms.stream()).toList());
  }

  /**
   * The hosts that are meant, in the order of the inventory; the implicit localhost last.
   *
   * <p>A name that the inventory does not have is an error ({@code unknown-pattern}); a known group
   * without hosts, and terms that leave no host, are a warning ({@code empty-group}).
   */
  public List<Host> select(Inventory inventory, Problems problems) {
    return new PatternSelection(inventory, problems).select(this);
  }
}
