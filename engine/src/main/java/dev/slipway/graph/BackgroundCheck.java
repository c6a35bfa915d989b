package dev.slipway.graph;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.model.Keyword;
import dev.slipway.model.Task;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.ModuleSpec;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Refuses {@code async} where it means nothing: only what runs arbitrary text can go on by itself,
 * as whatever else a module does is compared with the host before and after.
 */
final class BackgroundCheck {
  private final ModuleRegistry modules;
  private final Problems problems;

  BackgroundCheck(ModuleRegistry modules, Problems problems) {
    this.modules = modules;
    this.problems = problems;
  }

  void check(Task task, ModuleSpec spec) {
    Optional<Node> async = task.keywords().get(Keyword.ASYNC).filter(value -> !isZero(value));
    if (async.isPresent() && !runsText(spec)) {
      problems.error(
          ProblemCode.UNSUPPORTED,
          async.get().range(),
          "Module \"" + spec.name() + "\" does not run in the background.",
          "remove \"async\", and bound the time of its commands with \"timeout\"; async is for "
              + names());
    }
    Optional<Node> poll = task.keywords().get(Keyword.POLL);
    if (poll.isPresent() && task.keywords().get(Keyword.ASYNC).isEmpty()) {
      problems.error(
          ProblemCode.UNSUPPORTED,
          poll.get().range(),
          "\"poll\" without \"async\" has no effect.",
          "add \"async: SECONDS\", the longest time that it may take, or remove \"poll\"");
    }
  }

  private static boolean isZero(Node value) {
    return value instanceof Scalar scalar && scalar.text().equals("0");
  }

  private static boolean runsText(ModuleSpec spec) {
    return spec.preview() == ModuleSpec.Preview.NONE;
  }

  private String names() {
    List<String> names =
        modules.all().stream()
            .filter(module -> runsText(module.spec()))
            .map(module -> module.spec().name())
            .sorted()
            .toList();
    return names.stream().collect(Collectors.joining(", "));
  }
}
