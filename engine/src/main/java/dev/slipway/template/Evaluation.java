package dev.slipway.template;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which variables are being evaluated, outermost first, across scopes and hosts: a variable that is
 * met again while it is evaluated is defined by itself.
 */
final class Evaluation {
  /** Deeper than any definition a person can follow, and well within a thread's stack. */
  private static final int DEEPEST = 100;

  private static final ScopedValue<List<Step>> RUNNING = ScopedValue.newInstance();

  private Evaluation() {}

  /** One variable that is being evaluated. */
  record Step(Scope scope, String name, SourceRange definition) {
    boolean isSame(Step other) {
      return scope == other.scope && name.equals(other.name);
    }
  }

  /** What is evaluated for a step. */
  interface Work {
    @Nullable Object value();
  }

  static @Nullable Object of(Step step, Work work) {
    List<Step> outer = RUNNING.isBound() ? RUNNING.get() : List.of();
    for (int i = 0; i < outer.size(); i++) {
      if (outer.get(i).isSame(step)) {
        throw cycle(outer.subList(i, outer.size()), step);
      }
    }
    if (outer.size() >= DEEPEST) {
      throw cycle(shortest(outer), step);
    }
    List<Step> steps = new ArrayList<>(outer);
    steps.add(step);
    return ScopedValue.where(RUNNING, List.copyOf(steps)).call(work::value);
  }

  /** The end of a chain without end, such as one that goes through other hosts. */
  private static List<Step> shortest(List<Step> steps) {
    Step last = steps.getLast();
    for (int i = steps.size() - 2; i >= 0; i--) {
      Step step = steps.get(i);
      if (step.name().equals(last.name()) && step.definition().equals(last.definition())) {
        return steps.subList(i, steps.size() - 1);
      }
    }
    return steps;
  }

  private static ExpressionException cycle(List<Step> steps, Step again) {
    String names = steps.stream().map(Step::name).collect(Collectors.joining(" -> "));
    List<Problem.Note> notes = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      String next = i + 1 < steps.size() ? steps.get(i + 1).name() : again.name();
      notes.add(
          new Problem.Note(
              steps.get(i).definition(),
              "\"" + steps.get(i).name() + "\" needs \"" + next + "\" here"));
    }
    return new ExpressionException(
        Problem.error(
                ProblemCode.VARIABLE_CYCLE,
                steps.getFirst().definition(),
                "Variables are defined by each other: " + names + " -> " + again.name() + ".",
                "give one of them a value that does not need the others")
            .withNotes(notes));
  }
}
