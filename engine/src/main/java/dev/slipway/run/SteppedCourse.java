package dev.slipway.run;

import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Task;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Asks before each task, once for all hosts, whether it is to be done. */
public final class SteppedCourse implements Course {
  private final Course course;
  private final Question question;
  private final IdentityHashMap<TaskNode, Boolean> answers = new IdentityHashMap<>();
  private boolean asking = true;

  /** What a person can say. */
  public enum Answer {
    YES,
    NO,
    /** Yes, to this task and all that follow. */
    CONTINUE
  }

  /** Asks a person. */
  @FunctionalInterface
  public interface Question {
    /** Whether a task of this title is to be done. */
    Answer ask(String title);
  }

  /**
   * @param course what would be done without asking
   */
  public SteppedCourse(Course course, Question question) {
    this.course = course;
    this.question = question;
  }

  @Override
  public Optional<Passed> passedOver(TaskNode node, String host) {
    Optional<Passed> passed = course.passedOver(node, host);
    return passed.isPresent() || isWanted(node) ? passed : Optional.of(Passed.UNWANTED);
  }

  private synchronized boolean isWanted(TaskNode node) {
    return answers.computeIfAbsent(node, this::ask);
  }

  private boolean ask(TaskNode node) {
    Answer answer = asking ? question.ask(node.title()) : Answer.YES;
    asking &= answer != Answer.CONTINUE;
    return answer != Answer.NO;
  }

  @Override
  public boolean isExpected(TaskNode node, String host) {
    return course.isExpected(node, host);
  }

  @Override
  public List<Task> pending(TaskGraph play, String host) {
    return course.pending(play, host);
  }
}
