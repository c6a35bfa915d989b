package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.load.playbook.KeywordReader.Read;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keywords;
import dev.slipway.model.Task;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Loads one task or handler. */
final class TaskLoader {
  private static final String LOCAL_ACTION = "local_action";

  private final Loading loading;
  private final KeywordReader keywords;
  private final ModuleCallReader calls;

  TaskLoader(Loading loading) {
    this.loading = loading;
    this.keywords = new KeywordReader(loading);
    this.calls = new ModuleCallReader(loading, keywords);
  }

  Optional<Task> load(Mapping mapping, TaskFile file) {
    Read read = keywords.read(mapping, file.scope());
    if (mapping.get(Keyword.LOOP.label()).isEmpty()) {
      LoopControlRules.requireLoop(read.keywords(), loading);
    }
    Keywords given =
        mapping
            .entry(LOCAL_ACTION)
            .map(entry -> delegated(read.keywords(), entry))
            .orElse(read.keywords());
    return calls
        .read(mapping, read, file.scope())
        .map(
            call -> new Task(mapping.range(), given, call.module(), call.arguments(), file.role()));
  }

  private Keywords delegated(Keywords given, Entry localAction) {
    Optional<Node> other = given.get(Keyword.DELEGATE_TO);
    if (other.isPresent()) {
      loading.error(
          ProblemCode.CONFLICTING_KEYWORDS,
          other.get().range(),
          "\"local_action\" runs on localhost, and \"delegate_to\" names a host as well.",
          "remove \"delegate_to\", or write the module in place of \"local_action\"");
      return given;
    }
    Map<Keyword, Node> more = new EnumMap<>(Keyword.class);
    more.putAll(given.given());
    more.put(Keyword.DELEGATE_TO, Scalar.text(localAction.key().range(), "localhost"));
    return new Keywords(more);
  }
}
