package dev.slipway.graph.check;

import dev.slipway.graph.Surroundings;
import dev.slipway.model.Block;
import dev.slipway.model.Inclusion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Play;
import dev.slipway.model.Step;
import dev.slipway.model.Task;
import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A task or handler as it is written, whatever tags a run is about.
 *
 * @param surroundings its keywords and those around it
 */
record WrittenTask(Task task, Surroundings surroundings) {

  /** All tasks of a play, without the handlers, in the written order. */
  static List<WrittenTask> tasks(Play play) {
    return collected(play, taskLists(play));
  }

  /** All handlers of a play, in the written order. */
  static List<WrittenTask> handlers(Play play) {
    return collected(play, List.of(play.handlers()));
  }

  static List<WrittenTask> all(Play play) {
    return Stream.concat(tasks(play).stream(), handlers(play).stream()).toList();
  }

  /** The lists of tasks that are done one step after the other, with those inside of blocks. */
  static List<List<Step>> sequences(Play play) {
    List<List<Step>> sequences = new ArrayList<>();
    taskLists(play).forEach(list -> addSequences(list, sequences));
    return sequences;
  }

  /** Every block, inclusion and task of a play, handlers included. */
  static Stream<Step> steps(Play play) {
    return Stream.concat(taskLists(play).stream(), Stream.of(play.handlers()))
        .flatMap(List::stream)
        .flatMap(WrittenTask::withInner);
  }

  /** A step and all that is in it, or that it may include. */
  static Stream<Step> withInner(Step step) {
    Stream<Step> inner =
        switch (step) {
          case Task _ -> Stream.empty();
          case Block block -> block.all().stream();
          case Inclusion inclusion -> inclusion.choices().stream().map(Inclusion.Choice::block);
        };
    return Stream.concat(Stream.of(step), inner.flatMap(WrittenTask::withInner));
  }

  private static List<List<Step>> taskLists(Play play) {
    return List.of(play.preTasks(), play.roles(), play.tasks(), play.postTasks());
  }

  private static List<List<Step>> lists(Block block) {
    return List.of(block.steps(), block.rescue(), block.always());
  }

  private static List<WrittenTask> collected(Play play, List<List<Step>> lists) {
    List<WrittenTask> found = new ArrayList<>();
    Surroundings top = new Surroundings(List.of(play.keywords()));
    lists.forEach(list -> list.forEach(step -> collect(step, top, found)));
    return found;
  }

  private static void collect(Step step, Surroundings around, List<WrittenTask> into) {
    Surroundings inside = around.with(step.keywords());
    switch (step) {
      case Task task -> into.add(new WrittenTask(task, inside));
      case Block block -> block.all().forEach(inner -> collect(inner, inside, into));
      case Inclusion inclusion ->
          inclusion.choices().forEach(choice -> collect(choice.block(), around, into));
    }
  }

  private static void addSequences(List<Step> list, List<List<Step>> into) {
    into.add(list);
    for (Step step : list) {
      switch (step) {
        case Task _ -> {}
        case Block block when isParallel(block) -> {
          block.steps().forEach(branch -> addSequences(List.of(branch), into));
          addSequences(block.rescue(), into);
          addSequences(block.always(), into);
        }
        case Block block -> lists(block).forEach(inner -> addSequences(inner, into));
        case Inclusion inclusion ->
            inclusion.choices().forEach(choice -> addSequences(List.of(choice.block()), into));
      }
    }
  }

  private static boolean isParallel(Block block) {
    return block
        .keywords()
        .scalar(Keyword.PARALLEL)
        .map(Scalar::value)
        .filter(value -> !Boolean.FALSE.equals(value))
        .isPresent();
  }
}
