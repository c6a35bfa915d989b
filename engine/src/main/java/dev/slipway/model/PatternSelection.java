package dev.slipway.model;

import static dev.slipway.diagnostic.ProblemCode.EMPTY_GROUP;
import static dev.slipway.diagnostic.ProblemCode.UNKNOWN_PATTERN;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.model.HostPattern.Operator;
import dev.slipway.model.HostPattern.Selector;
import dev.slipway.model.HostPattern.Slice;
import dev.slipway.model.HostPattern.Term;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the hosts of one pattern in an inventory. */
final class PatternSelection {
  private final Inventory inventory;
  private final Problems problems;
  private boolean explained;

  PatternSelection(Inventory inventory, Problems problems) {
    this.inventory = inventory;
    this.problems = problems;
  }

  List<Host> select(HostPattern pattern) {
    if (pattern.terms().isEmpty()) {
      return List.of();
    }
    Set<String> selected = new LinkedHashSet<>();
    if (pattern.terms().stream().noneMatch(term -> term.operator() == Operator.UNION)) {
      selected.addAll(inventory.hosts().keySet());
    }
    terms(pattern, Operator.UNION).forEach(term -> selected.addAll(names(term)));
    terms(pattern, Operator.INTERSECTION).forEach(term -> selected.retainAll(names(term)));
    terms(pattern, Operator.EXCLUSION).forEach(term -> selected.removeAll(names(term)));
    if (selected.isEmpty() && !explained) {
      warnOfNothingLeft(pattern.terms());
    }
    return known().filter(host -> selected.contains(host.name())).toList();
  }

  private static List<Term> terms(HostPattern pattern, Operator operator) {
    return pattern.terms().stream().filter(term -> term.operator() == operator).toList();
  }

  private Stream<Host> known() {
    return Stream.concat(
        inventory.hosts().values().stream(), inventory.implicitLocalhost().stream());
  }

  private Set<String> names(Term term) {
    Optional<List<Host>> found =
        switch (term.selector()) {
          case Selector.Name(String name) -> named(name);
          case Selector.Wildcard(String glob) -> matching(Wildcards.matcher(glob));
          case Selector.Expression(String regex) -> {
            Pattern expression = Pattern.compile(regex);
            yield matching(name -> expression.matcher(name).lookingAt());
          }
        };
    if (found.isEmpty()) {
      reportUnknown(term);
    }
    List<Host> all = found.orElse(List.of());
    List<Host> hosts = term.slice().of(all);
    if (found.isPresent() && hosts.isEmpty() && term.operator() != Operator.EXCLUSION) {
      warnOfNothing(term, all.size());
    }
    return hosts.stream().map(Host::name).collect(Collectors.toSet());
  }

  private Optional<List<Host>> named(String name) {
    return inventory.groups().containsKey(name)
        ? Optional.of(inventory.members(name))
        : inventory.host(name).map(List::of);
  }

  private Optional<List<Host>> matching(Predicate<String> matcher) {
    List<Group> groups =
        inventory.groups().values().stream().filter(group -> matcher.test(group.name())).toList();
    List<Host> hosts =
        inventory.hosts().values().stream()
            .filter(
                host ->
                    matcher.test(host.name())
                        || groups.stream().anyMatch(group -> group.members().contains(host.name())))
            .toList();
    return groups.isEmpty() && hosts.isEmpty() ? Optional.empty() : Optional.of(hosts);
  }

  private void reportUnknown(Term term) {
    explained = true;
    String otherwise = "\"slipway inventory\" lists the hosts and groups there are";
    switch (term.selector()) {
      case Selector.Name(String name) ->
          problems.error(
              UNKNOWN_PATTERN,
              term.range(),
              "No host or group is named \"" + name + "\".",
              Suggestion.didYouMean(name, everyName(), otherwise));
      case Selector.Wildcard _, Selector.Expression _ -> reportUnmatched(term, otherwise);
    }
  }

  /** Taking away what is not there does no harm when no exact name was written. */
  private void reportUnmatched(Term term, String fix) {
    String message = "No host or group matches \"" + term.text() + "\".";
    problems.add(
        term.operator() == Operator.EXCLUSION
            ? Problem.warning(UNKNOWN_PATTERN, term.range(), message, fix)
            : Problem.error(UNKNOWN_PATTERN, term.range(), message, fix));
  }

  private Set<String> everyName() {
    Set<String> names = new LinkedHashSet<>(inventory.groups().keySet());
    names.addAll(inventory.hosts().keySet());
    return names;
  }

  private void warnOfNothing(Term term, int available) {
    explained = true;
    boolean sliced = !term.slice().equals(Slice.EVERYTHING) && available > 0;
    String message =
        sliced
            ? "\""
                + term.text()
                + "\" selects nothing: there "
                + (available == 1 ? "is 1 host." : "are " + available + " hosts.")
            : "\"" + term.text() + "\" has no hosts.";
    String fix =
        sliced
            ? "count from 0 for the first host, from -1 for the last"
            : "add hosts to it, or take it out of the pattern";
    problems.warning(EMPTY_GROUP, term.range(), message, fix);
  }

  private void warnOfNothingLeft(List<Term> terms) {
    problems.warning(
        EMPTY_GROUP,
        terms.getFirst().range(),
        "The pattern leaves no host.",
        "look at its intersections (&) and exclusions (!)");
  }
}
