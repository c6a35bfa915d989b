package dev.slipway.cli;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemRenderer;
import dev.slipway.diagnostic.Problems;
import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.graph.TaskChoice;
import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import dev.slipway.run.ChosenTasks;
import dev.slipway.run.Course;
import dev.slipway.run.Resumption;
import dev.slipway.run.RunRecord;
import dev.slipway.run.SteppedCourse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Chooses the tasks of a run by the options of the command line. */
final class CourseChoice {
  private final Surroundings surroundings;
  private final CourseOptions options;

  CourseChoice(Surroundings surroundings, CourseOptions options) {
    this.surroundings = surroundings;
    this.options = options;
  }

  Course of(List<CompiledPlaybook> playbooks, Records records) {
    long ways =
        (options.resume ? 1 : 0)
            + (options.targets.isEmpty() ? 0 : 1)
            + options.startAtTask.stream().count();
    if (ways > 1) {
      throw new RefusedException(
          "--resume, --target and --start-at-task each say which tasks are done.",
          "keep one of them.");
    }
    if (options.step && !surroundings.terminal()) {
      throw new RefusedException(
          "--step asks before each task, and there is no terminal to ask on.",
          "run it on a terminal, or choose with --target or --tags.");
    }
    Course course = options.resume ? resumed(playbooks, records.last()) : chosen(playbooks);
    return options.step ? new SteppedCourse(course, this::ask) : course;
  }

  private Course chosen(List<CompiledPlaybook> playbooks) {
    if (options.targets.isEmpty() && options.startAtTask.isEmpty()) {
      return Course.everything();
    }
    List<TaskGraph> graphs = playbooks.stream().flatMap(one -> one.graphs().stream()).toList();
    TaskChoice choice = new TaskChoice(graphs);
    Problems problems = new Problems();
    List<TaskNode> tasks =
        options.targets.isEmpty()
            ? choice.from(options.startAtTask.orElseThrow(), problems)
            : choice.withNeeds(options.targets, problems);
    problems.stopOnErrors();
    warn(choice.missing(tasks));
    return options.targets.isEmpty() ? ChosenTasks.part(tasks) : ChosenTasks.named(tasks);
  }

  private void warn(List<Problem> warnings) {
    if (!warnings.isEmpty()) {
      surroundings.err().println(new ProblemRenderer(false).render(warnings));
    }
  }

  private Course resumed(List<CompiledPlaybook> playbooks, RunRecord record) {
    Resumption resumption = new Resumption(record, playbooks);
    Instant started = Instant.ofEpochMilli(record.started()).truncatedTo(ChronoUnit.SECONDS);
    surroundings.err().println("Going on after the run of " + started + ".");
    List<TaskNode> altered = resumption.altered();
    if (!altered.isEmpty()) {
      surroundings
          .err()
          .println("The playbook was changed since; these tasks are new or written otherwise:");
      altered.forEach(
          node ->
              surroundings.err().println("  " + node.title() + "  (" + node.task().range() + ")"));
    }
    return resumption;
  }

  private SteppedCourse.Answer ask(String title) {
    Optional<String> typed =
        surroundings.prompt().askOpenly("Do \"" + title + "\"? (n)o, (y)es, (c)ontinue");
    String answer = typed.map(text -> text.strip().toLowerCase(Locale.ROOT)).orElse("nobody");
    return switch (answer) {
      case "y", "yes" -> SteppedCourse.Answer.YES;
      case "c", "continue" -> SteppedCourse.Answer.CONTINUE;
      default -> SteppedCourse.Answer.NO;
    };
  }
}
