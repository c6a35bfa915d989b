package dev.slipway.graph.check;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.graph.MetaAction;
import dev.slipway.graph.Surroundings;
import dev.slipway.model.Block;
import dev.slipway.model.Inclusion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Play;
import dev.slipway.model.Step;
import dev.slipway.model.Task;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.tree.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Warns of a task that stands behind one that always ends the play or fails. Tags can choose the
 * one without the other, so both must have the same ones.
 */
final class ReachCheck {
  /** What may keep the end from coming. */
  private static final List<Keyword> ESCAPES =
      List.of(Keyword.WHEN, Keyword.LOOP, Keyword.FAILED_WHEN);

  private final Problems problems;
  private final Set<SourceRange> forgiving;

  private ReachCheck(Problems problems, Set<SourceRange> forgiving) {
    this.problems = problems;
    this.forgiving = forgiving;
  }

  static void check(Play play, Problems problems) {
    ReachCheck check = new ReachCheck(problems, forgiving(play));
    WrittenTask.sequences(play).forEach(check::check);
  }

  /** The tasks whose failure does not end anything, for what stands around them. */
  private static Set<SourceRange> forgiving(Play play) {
    Set<SourceRange> forgiving = new HashSet<>();
    for (WrittenTask written : WrittenTask.tasks(play)) {
      Surroundings around = written.surroundings();
      if (around.innermost(Keyword.IGNORE_ERRORS).isPresent()) {
        forgiving.add(written.task().range());
      }
    }
    return forgiving;
  }

  private void check(List<Step> steps) {
    for (int i = 0; i + 1 < steps.size(); i++) {
      Optional<String> end = end(steps.get(i));
      if (end.isPresent()) {
        Step stop = steps.get(i);
        steps.subList(i + 1, steps.size()).stream()
            .filter(step -> sharesTags(stop, step))
            .findFirst()
            .ifPresent(step -> problems.add(unreachable(step, stop, end.get())));
        return;
      }
    }
  }

  /** What a step always does that nothing comes behind. */
  private Optional<String> end(Step step) {
    if (!(step instanceof Task task)
        || ESCAPES.stream().anyMatch(keyword -> task.keywords().get(keyword).isPresent())) {
      return Optional.empty();
    }
    return switch (ModuleRegistry.shortName(task.module().text())) {
      case "fail" ->
          forgiving.contains(task.range())
              ? Optional.empty()
              : Optional.of("this task always fails");
      case "meta" -> end(MetaAction.of(task));
      default -> Optional.empty();
    };
  }

  private static Optional<String> end(MetaAction action) {
    return switch (action) {
      case END_PLAY -> Optional.of("the play always ends here");
      case END_HOST -> Optional.of("every host always leaves the play here");
      case END_BATCH -> Optional.of("every batch always ends here");
      case END_ROLE -> Optional.of("the role always ends here");
      case FLUSH_HANDLERS,
          NOOP,
          CLEAR_FACTS,
          CLEAR_HOST_ERRORS,
          REFRESH_INVENTORY,
          RESET_CONNECTION ->
          Optional.empty();
    };
  }

  private static boolean sharesTags(Step stop, Step step) {
    Set<String> tags = tags(stop);
    return tags(step).equals(tags)
        && WrittenTask.withInner(step).skip(1).allMatch(inner -> tags(inner).isEmpty());
  }

  private static Set<String> tags(Step step) {
    Set<String> tags = new HashSet<>();
    step.keywords().scalars(Keyword.TAGS).stream().map(Scalar::text).forEach(tags::add);
    return tags;
  }

  private static Problem unreachable(Step step, Step stop, String why) {
    Problem problem =
        Problem.warning(
            ProblemCode.UNREACHABLE_TASK,
            headOf(step),
            "Nothing from here to the end of this list is ever reached.",
            "give the task that ends it a \"when\", or remove what stands behind it");
    return problem.withNotes(List.of(new Problem.Note(headOf(stop), why)));
  }

  private static SourceRange headOf(Step step) {
    Optional<Scalar> name = step.keywords().scalar(Keyword.NAME);
    return switch (step) {
      case Task task -> name.orElse(task.module()).range();
      case Block block -> name.map(Scalar::range).orElseGet(() -> beginning(block.range()));
      case Inclusion inclusion -> inclusion.action().range();
    };
  }

  private static SourceRange beginning(SourceRange range) {
    return range.file().range(range.start(), range.start());
  }
}
