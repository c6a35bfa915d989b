package dev.slipway.graph;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The variables that are being followed, each read by the one before it. */
final class VariableChain {
  private final List<Link> links = new ArrayList<>();
  private final Set<Node> reported = new HashSet<>();

  /**
   * @param certain whether this is what the variable is on every host, whatever tasks do
   */
  private record Link(String name, Node value, boolean certain) {}

  void enter(String name, Node value, boolean certain) {
    links.add(new Link(name, value, certain));
  }

  void leave() {
    links.removeLast();
  }

  /** The cycle that reading a variable now closes, where it is one on every host; told once. */
  Optional<Problem> cycleThrough(String name) {
    int start = links.size() - 1;
    while (start >= 0 && !links.get(start).name().equals(name)) {
      start--;
    }
    if (start < 0) {
      return Optional.empty();
    }
    List<Link> cycle = links.subList(start, links.size());
    boolean certain = cycle.stream().allMatch(Link::certain);
    return certain && reported.add(cycle.getFirst().value())
        ? Optional.of(problem(cycle))
        : Optional.empty();
  }

  private static Problem problem(List<Link> cycle) {
    String first = cycle.getFirst().name();
    String names = cycle.stream().map(Link::name).collect(Collectors.joining(" -> "));
    List<Problem.Note> notes = new ArrayList<>();
    for (int at = 0; at < cycle.size(); at++) {
      String next = at + 1 < cycle.size() ? cycle.get(at + 1).name() : first;
      Link link = cycle.get(at);
      String text = "\"" + link.name() + "\" needs \"" + next + "\" here";
      notes.add(new Problem.Note(link.value().range(), text));
    }
    return Problem.error(
            ProblemCode.VARIABLE_CYCLE,
            cycle.getFirst().value().range(),
            "Variables are defined by each other: " + names + " -> " + first + ".",
            "give one of them a value that does not need the others")
        .withNotes(notes);
  }
}
