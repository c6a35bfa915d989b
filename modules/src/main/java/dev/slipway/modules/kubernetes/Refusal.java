package dev.slipway.modules.kubernetes;

import dev.slipway.module.TaskFailedException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a cluster refuses an object, by what kubectl says. */
sealed interface Refusal {
  Pattern CONFLICT = Pattern.compile("conflict(?:s)? with \"([^\"]+)\"[^:]*:");
  Pattern MISSING_NAMESPACE = Pattern.compile("namespaces \"([^\"]+)\" not found");

  /** Fields are another manager's. */
  record Conflict(String manager, String said) implements Refusal {}

  /** A field cannot be changed once the object is there. */
  record Immutable(String said) implements Refusal {}

  /** There is no such namespace. */
  record NoNamespace(String namespace) implements Refusal {}

  /** The cluster does not know the kind. */
  record NoKind(String said) implements Refusal {}

  /** The API server was not reached. */
  record NoAnswer(String said) implements Refusal {}

  /** Anything else. */
  record Other(String said) implements Refusal {}

  /** How a task ends for this reason. */
  default TaskFailedException failure(ClusterObject object) {
    String title = object.title();
    return new TaskFailedException(
        switch (this) {
          case Conflict(String manager, String said) ->
              "%s has fields that \"%s\" manages: %s. Leave them out, or write force: true to take them over."
                  .formatted(title, manager, said);
          case Immutable(String said) ->
              "%s has a field that cannot be changed once it is there: %s. Write replace: true to delete it and create it anew."
                  .formatted(title, said);
          case NoNamespace(String namespace) ->
              "%s: there is no namespace \"%s\". Create it first.".formatted(title, namespace);
          case NoKind(String said) ->
              "%s: the cluster does not know its kind (%s). Create its CustomResourceDefinition first."
                  .formatted(title, said);
          case NoAnswer(String said) ->
              "%s: the API server cannot be asked from this host: %s".formatted(title, said);
          case Other(String said) ->
              "%s is refused: %s"
                  .formatted(title, object.isSecret() ? "(hidden, it is a Secret)" : said);
        });
  }

  static Refusal of(String said) {
    Matcher conflict = CONFLICT.matcher(said);
    Matcher namespace = MISSING_NAMESPACE.matcher(said);
    if (said.contains("Apply failed with") && conflict.find()) {
      return new Conflict(conflict.group(1), fields(said));
    }
    if (said.contains("field is immutable")
        || said.contains("are forbidden.")
        || said.contains("updates to parameters are forbidden")
        || said.contains("may not change once set")) {
      return new Immutable(sentence(said));
    }
    if (namespace.find()) {
      return new NoNamespace(namespace.group(1));
    }
    if (said.contains("no matches for kind")) {
      return new NoKind(said.lines().findFirst().orElse(said));
    }
    boolean away =
        List.of(
                "was refused",
                "Unable to connect",
                "no such file",
                "command not found",
                "kubectl: not found",
                "timed out",
                "i/o timeout")
            .stream()
            .anyMatch(said::contains);
    return away ? new NoAnswer(said.lines().reduce("", (_, line) -> line)) : new Other(said);
  }

  /** The first line, without the point at its end. */
  private static String sentence(String said) {
    String line = said.lines().findFirst().orElse(said).strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  /** The lines that name conflicts, without kubectl's advice behind them. */
  private static String fields(String said) {
    return said.lines()
        .takeWhile(line -> !line.startsWith("Please review"))
        .reduce("", (all, line) -> all + (all.isEmpty() ? "" : "\n") + line);
  }
}
