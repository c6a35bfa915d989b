package dev.slipway.graph;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.model.Playbook;
import dev.slipway.model.Task;
import dev.slipway.module.CommandWords;
import dev.slipway.module.InvalidValueException;
import dev.slipway.module.Parameter;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks that files and templates that tasks name literally are there. */
final class LocalFiles {
  private final FileSearch search;
  private final Problems problems;

  LocalFiles(Playbook playbook, Problems problems) {
    this.search = FileSearch.of(playbook);
    this.problems = problems;
  }

  void check(Task task, Parameter parameter, Node value) {
    if (!(value instanceof Scalar scalar) || !scalar.isLiteral() || mayBeRemote(task, parameter)) {
      return;
    }
    switch (parameter.type()) {
      case LOCAL_FILE -> require(scalar.text(), FileSearch.Kind.FILE, task, scalar);
      case TEMPLATE -> require(scalar.text(), FileSearch.Kind.TEMPLATE, task, scalar);
      case LOCAL_COMMAND ->
          program(scalar)
              .ifPresent(program -> require(program, FileSearch.Kind.FILE, task, scalar));
      case TEXT,
          BOOLEAN,
          INTEGER,
          NUMBER,
          PATH,
          MODE,
          TEXTS,
          LIST,
          MAP,
          ANY,
          LOCAL_PLACE,
          CONDITIONS,
          EXPRESSION -> {}
    }
  }

  private static boolean mayBeRemote(Task task, Parameter parameter) {
    return parameter
        .remoteWhen()
        .flatMap(flag -> task.arguments().entry(flag))
        .map(Mapping.Entry::value)
        .filter(flag -> !(flag instanceof Scalar scalar && isFalse(scalar)))
        .isPresent();
  }

  private static boolean isFalse(Scalar scalar) {
    return Boolean.FALSE.equals(scalar.value()) || scalar.isNull();
  }

  /** The first word; a quote that is not closed is reported when the task is bound. */
  private static Optional<String> program(Scalar command) {
    try {
      return CommandWords.split(command.text()).stream().findFirst();
    } catch (InvalidValueException _) {
      return Optional.empty();
    }
  }

  private void require(String name, FileSearch.Kind kind, Task task, Scalar written) {
    if (search.find(name, kind, task).isPresent()) {
      return;
    }
    List<Path> candidates = search.candidates(name, kind, task);
    String searched =
        candidates.stream().map(search::nameOf).distinct().collect(Collectors.joining("\n  "));
    problems.error(
        ProblemCode.FILE_NOT_FOUND,
        written.range(),
        "There is no file \"" + name + "\". Searched:\n  " + searched,
        "correct the path, or put the file at one of these places");
  }
}
