package dev.slipway.modules.commands;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files that tell whether something still has to run.
 *
 * @param creates when it exists, nothing runs
 * @param removes when it does not exist, nothing runs
 */
record Guard(Optional<String> creates, Optional<String> removes) {
  private static final String CREATES = "creates";
  private static final String REMOVES = "removes";

  /** The parameters of every module that has a guard. */
  static List<Parameter> parameters() {
    return List.of(
        Parameter.control(
            CREATES,
            ParameterType.TEXT,
            "A path on the host. When it exists, nothing is run. Relative to chdir."),
        Parameter.control(
            REMOVES,
            ParameterType.TEXT,
            "A path on the host. When it does not exist, nothing is run. Relative to chdir."));
  }

  static Guard bind(Arguments arguments, Optional<String> directory) {
    return new Guard(path(arguments, CREATES, directory), path(arguments, REMOVES, directory));
  }

  private static Optional<String> path(
      Arguments arguments, String parameter, Optional<String> directory) {
    Optional<String> written = arguments.optionalText(parameter).filter(path -> !path.isEmpty());
    if (written.isEmpty()) {
      return written;
    }
    String path = written.get();
    if (path.chars().anyMatch(character -> "*?[".indexOf(character) >= 0)) {
      arguments.reject(
          parameter,
          "\"" + path + "\" has wildcards, and \"" + parameter + "\" takes one path.",
          "name one path that is always there afterwards");
      return Optional.empty();
    }
    if (path.startsWith("/")) {
      return written;
    }
    if (directory.isEmpty() || path.startsWith("~")) {
      arguments.reject(
          parameter,
          "\"" + path + "\" is not an absolute path.",
          "write the whole path from / on, or give chdir");
      return Optional.empty();
    }
    return Optional.of(directory.get() + "/" + path);
  }

  /** Why nothing has to run; empty when it has to. */
  Optional<String> observe(HostReader host) throws HostException {
    List<FileProbe> probes = new ArrayList<>();
    creates.ifPresent(path -> probes.add(FileProbe.metadata(path)));
    removes.ifPresent(path -> probes.add(FileProbe.metadata(path)));
    List<FileAnswer> answers = probes.isEmpty() ? List.of() : host.askAll(probes);
    if (creates.isPresent() && exists(answers.getFirst())) {
      return Optional.of("\"" + creates.get() + "\" exists");
    }
    if (removes.isPresent() && !exists(answers.getLast())) {
      return Optional.of("\"" + removes.get() + "\" does not exist");
    }
    return Optional.empty();
  }

  private static boolean exists(FileAnswer answer) {
    return switch (answer) {
      case FileAnswer.Present _ -> true;
      case FileAnswer.Absent _ -> false;
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason);
    };
  }

  /** What is to be done when this is the reason not to run it. */
  Diff diff(String shown, Optional<String> reasonNotTo) {
    return reasonNotTo.isPresent() ? Diff.none() : Diff.run(shown).predicting(predictions());
  }

  /** Only running tells what is at the paths afterwards. */
  private List<Prediction<?>> predictions() {
    List<Prediction<?>> predictions = new ArrayList<>();
    for (Optional<String> path : List.of(creates, removes)) {
      path.map(FileProbe::metadata)
          .ifPresent(
              probe -> {
                predictions.add(Prediction.afterApply(probe));
                predictions.add(Prediction.afterApply(probe.following()));
              });
    }
    return predictions;
  }
}
