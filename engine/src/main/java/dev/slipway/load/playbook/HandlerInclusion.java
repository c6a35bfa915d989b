package dev.slipway.load.playbook;

import dev.slipway.model.Block;
import dev.slipway.model.Inclusion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keyword.Scope;
import dev.slipway.model.Keywords;
import dev.slipway.model.Step;
import dev.slipway.model.Task;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Sequence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code include_tasks} among handlers: the tasks of the file are handlers, which all answer to the
 * name and the topics of the inclusion besides their own.
 */
final class HandlerInclusion {
  private static final String LISTEN = Keyword.LISTEN.label();

  private final KeywordReader keywords;
  private final TaskImport imports;

  HandlerInclusion(Loading loading, TaskImport imports) {
    this.keywords = new KeywordReader(loading);
    this.imports = imports;
  }

  Optional<Step> load(Mapping mapping, TaskFile from) {
    List<Entry> listen = new ArrayList<>();
    List<Entry> rest = new ArrayList<>();
    mapping.entries().forEach(entry -> (entry.name().equals(LISTEN) ? listen : rest).add(entry));
    Keywords listening =
        keywords.read(new Mapping(mapping.range(), listen), Scope.HANDLER).keywords();
    Mapping others = new Mapping(mapping.range(), rest);
    List<Node> topics = new ArrayList<>(listening.scalars(Keyword.LISTEN));
    return imports
        .load(others, from)
        .map(
            block -> {
              block.keywords().scalar(Keyword.NAME).ifPresent(topics::add);
              return answering(block, topics);
            });
  }

  private static Step answering(Step step, List<Node> topics) {
    return switch (step) {
      case Task task -> answering(task, topics);
      case Block block ->
          new Block(
              block.range(),
              block.keywords(),
              block.role(),
              block.steps().stream().map(inner -> answering(inner, topics)).toList());
      case Inclusion inclusion -> inclusion;
    };
  }

  private static Task answering(Task task, List<Node> topics) {
    List<Node> all = new ArrayList<>(task.keywords().scalars(Keyword.LISTEN));
    all.addAll(topics);
    Map<Keyword, Node> given = new EnumMap<>(Keyword.class);
    given.putAll(task.keywords().given());
    if (!all.isEmpty()) {
      given.put(Keyword.LISTEN, new Sequence(task.range(), all));
    }
    return new Task(
        task.range(), new Keywords(given), task.module(), task.arguments(), task.role());
  }
}
