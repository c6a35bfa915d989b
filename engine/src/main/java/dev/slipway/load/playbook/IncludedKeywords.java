package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.model.Inclusion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keyword.Scope;
import dev.slipway.model.Keywords;
import dev.slipway.model.Step;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keywords of {@code include_tasks} and {@code include_role}: its conditions and tags are its
 * own, its variables and what stands under {@code apply} are those of the included tasks.
 */
final class IncludedKeywords {
  private final Loading loading;
  private final KeywordReader keywords;

  IncludedKeywords(Loading loading) {
    this.loading = loading;
    this.keywords = new KeywordReader(loading);
  }

  /**
   * The keywords of an inclusion.
   *
   * @param items for each pass of a loop the variables of the pass; one without any if none loops
   */
  record Split(Keywords ofStatement, Keywords forTasks, List<Optional<Entry>> items) {

    /** The inclusion, once for each item. */
    List<Step> each(Inclusion inclusion) {
      return items.stream()
          .<Step>map(item -> item.map(entry -> with(inclusion, entry)).orElse(inclusion))
          .toList();
    }

    private static Inclusion with(Inclusion inclusion, Entry item) {
      return new Inclusion(
          inclusion.range(),
          with(inclusion.keywords(), item),
          inclusion.action(),
          inclusion.name(),
          inclusion.choices().stream()
              .map(
                  choice ->
                      new Inclusion.Choice(
                          choice.name(),
                          choice.block().withKeywords(with(choice.block().keywords(), item))))
              .toList());
    }

    private static Keywords with(Keywords given, Entry item) {
      List<Entry> variables = new ArrayList<>();
      given.mapping(Keyword.VARS).ifPresent(vars -> variables.addAll(vars.entries()));
      variables.add(item);
      Map<Keyword, Node> all = new EnumMap<>(Keyword.class);
      all.putAll(given.given());
      all.put(Keyword.VARS, new Mapping(item.key().range(), variables));
      return new Keywords(all);
    }
  }

  Split split(Mapping statement, Optional<Node> apply) {
    List<Entry> looping = new ArrayList<>();
    List<Entry> others = new ArrayList<>();
    for (Entry entry : statement.entries()) {
      boolean loop = entry.name().equals("loop") || entry.name().equals("loop_control");
      (loop ? looping : others).add(entry);
    }
    Keywords given = keywords.read(new Mapping(statement.range(), others), Scope.BLOCK).keywords();
    given.get(Keyword.TAGS).ifPresent(this::requireLiteralTags);
    Map<Keyword, Node> applied = new EnumMap<>(Keyword.class);
    apply.ifPresent(node -> applied.putAll(applied(node)));
    given.get(Keyword.VARS).ifPresent(vars -> applied.put(Keyword.VARS, vars));
    return new Split(given, new Keywords(applied), items(new Mapping(statement.range(), looping)));
  }

  private Map<Keyword, Node> applied(Node apply) {
    if (apply instanceof Mapping mapping) {
      return keywords.read(mapping, Scope.BLOCK).keywords().given();
    }
    loading.error(
        ProblemCode.WRONG_TYPE,
        apply.range(),
        "\"apply\" takes keywords, and this is " + apply.describe() + ".",
        "write \"keyword: value\" lines below it");
    return Map.of();
  }

  private List<Optional<Entry>> items(Mapping looping) {
    Optional<Node> loop = looping.get("loop");
    if (loop.isEmpty()) {
      return List.of(Optional.empty());
    }
    if (!(loop.get() instanceof Sequence list)) {
      loading.error(
          ProblemCode.UNSUPPORTED,
          loop.get().range(),
          "The loop of an inclusion has to be written out: what is included is read before any"
              + " variable is known.",
          "write the list itself, or put the loop on the tasks in the file");
      return List.of(Optional.empty());
    }
    Scalar name =
        looping
            .get("loop_control")
            .filter(Mapping.class::isInstance)
            .flatMap(control -> ((Mapping) control).get("loop_var"))
            .filter(Scalar.class::isInstance)
            .map(Scalar.class::cast)
            .orElseGet(() -> Scalar.text(list.range(), "item"));
    return list.items().stream().map(item -> Optional.of(new Entry(name, item))).toList();
  }

  void requireLiteralTags(Node tags) {
    if (!tags.isLiteral()) {
      loading.error(
          ProblemCode.UNSUPPORTED,
          tags.range(),
          "The tags of an import are read before any variable is known.",
          "write the tags themselves");
    }
  }
}
