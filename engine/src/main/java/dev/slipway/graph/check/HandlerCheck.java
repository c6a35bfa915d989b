package dev.slipway.graph.check;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.graph.Notifications;
import dev.slipway.model.Block;
import dev.slipway.model.Keyword;
import dev.slipway.model.Play;
import dev.slipway.model.Playbook;
import dev.slipway.model.Role;
import dev.slipway.model.Task;
import dev.slipway.tree.Scalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Warns of handlers that nothing notifies, and of several that one notification means together.
 *
 * <p>A role is written for more than one play: its handler is fine when any play notifies it. So
 * are the handlers of a role that is there for its handlers, or of which only a part is imported.
 */
final class HandlerCheck {
  private final Problems problems;
  private final Set<SourceRange> notified = new HashSet<>();
  private final Map<SourceRange, Task> silent = new LinkedHashMap<>();

  private HandlerCheck(Problems problems) {
    this.problems = problems;
  }

  static void check(List<Playbook> playbooks, Problems problems) {
    HandlerCheck check = new HandlerCheck(problems);
    playbooks.forEach(playbook -> playbook.plays().forEach(check::check));
    check.silent.keySet().removeAll(check.notified);
    check.silent.values().forEach(check::warnOfSilent);
  }

  private void check(Play play) {
    List<Task> handlers = WrittenTask.handlers(play).stream().map(WrittenTask::task).toList();
    if (handlers.isEmpty()) {
      return;
    }
    Set<Path> whole = wholeRoles(play);
    Set<String> names = new HashSet<>();
    boolean certain = true;
    for (WrittenTask notifier : WrittenTask.all(play)) {
      for (Scalar name : notifier.surroundings().texts(Keyword.NOTIFY)) {
        names.add(name.text());
        // A slip in a notification is an error of its own; it may have meant any handler.
        certain &= name.isLiteral() && notify(notifier.task(), name.text(), handlers);
      }
    }
    if (certain) {
      handlers.stream()
          .filter(handler -> roleOf(handler).map(whole::contains).orElse(true))
          .filter(handler -> nameOf(handler).isEmpty() || nameOf(handler).get().isLiteral())
          .forEach(handler -> silent.put(handler.range(), handler));
    } else {
      handlers.forEach(handler -> notified.add(handler.range()));
    }
    names.forEach(name -> warnOfSeveral(name, handlers));
  }

  /** Whether any handler answers; one that notifies itself is not notified by that. */
  private boolean notify(Task notifier, String name, List<Task> handlers) {
    List<SourceRange> answering =
        handlers.stream()
            .filter(handler -> Notifications.answers(handler, name))
            .map(Task::range)
            .toList();
    answering.stream().filter(range -> !range.equals(notifier.range())).forEach(notified::add);
    return !answering.isEmpty();
  }

  /** The roles that a play uses as a whole, and that have tasks. */
  private static Set<Path> wholeRoles(Play play) {
    Set<Path> whole = new HashSet<>();
    play.roles().stream()
        .flatMap(WrittenTask::withInner)
        .filter(step -> WrittenTask.withInner(step).anyMatch(Task.class::isInstance))
        .forEach(
            step -> {
              if (step instanceof Block block) {
                block.role().map(Role::directory).ifPresent(whole::add);
              }
            });
    return whole;
  }

  private static Optional<Path> roleOf(Task handler) {
    return handler.role().map(Role::directory);
  }

  private static Optional<Scalar> nameOf(Task handler) {
    return handler.keywords().scalar(Keyword.NAME);
  }

  private void warnOfSilent(Task handler) {
    problems.warning(
        ProblemCode.UNNOTIFIED_HANDLER,
        nameOf(handler).orElse(handler.module()).range(),
        "Nothing notifies the handler \"" + handler.title() + "\"; it never runs.",
        "add \"notify: " + handler.title() + "\" to a task, or remove the handler");
  }

  /** Those with the same name; several that listen to one topic are meant. */
  private void warnOfSeveral(String name, List<Task> handlers) {
    Map<SourceRange, Scalar> named = new LinkedHashMap<>();
    for (Task handler : handlers) {
      nameOf(handler)
          .filter(scalar -> scalar.text().equals(name))
          .ifPresent(scalar -> named.put(handler.range(), scalar));
    }
    List<Scalar> all = new ArrayList<>(named.values());
    for (Scalar further : all.stream().skip(1).toList()) {
      Problem problem =
          Problem.warning(
              ProblemCode.DUPLICATE_HANDLER,
              further.range(),
              "Two handlers of this play are named \""
                  + name
                  + "\"; the one that is defined last answers to it.",
              "rename one, or notify \"ROLE : " + name + "\"");
      problems.add(
          problem.withNotes(List.of(new Problem.Note(all.getFirst().range(), "the first one"))));
    }
  }
}
