package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.model.Inclusion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keyword.Scope;
import dev.slipway.model.Keywords;
import dev.slipway.model.LoopControl;
import dev.slipway.model.Step;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keywords of {@code include_tasks} and {@code include_role}: its conditions and tags are its
 * own, its variables and what stands under {@code apply} are those of the included tasks.
 */
final class IncludedKeywords {
  private static final List<List<Entry>> ONE_PASS = List.of(List.of());
  private static final Set<String> NAMES_ONLY = Set.of("loop_var", "index_var", "label");

  private final Loading loading;
  private final KeywordReader keywords;

  IncludedKeywords(Loading loading) {
    this.loading = loading;
    this.keywords = new KeywordReader(loading);
  }

  /**
   * The keywords of an inclusion.
   *
   * @param passes for each pass of a loop that is written out its variables; one without any where
   *     there is no such loop
   */
  record Split(Keywords ofStatement, Keywords forTasks, List<List<Entry>> passes) {

    /** The inclusion, once for each item of a loop that is written out. */
    List<Step> each(Inclusion inclusion) {
      return passes.stream()
          .<Step>map(pass -> pass.isEmpty() ? inclusion : with(inclusion, pass))
          .toList();
    }

    private static Inclusion with(Inclusion inclusion, List<Entry> pass) {
      return new Inclusion(
          inclusion.range(),
          with(inclusion.keywords(), pass),
          inclusion.action(),
          inclusion.name(),
          inclusion.choices().stream()
              .map(
                  choice ->
                      new Inclusion.Choice(
                          choice.name(),
                          choice.block().withKeywords(with(choice.block().keywords(), pass))))
              .toList());
    }

    private static Keywords with(Keywords given, List<Entry> pass) {
      List<Entry> variables = new ArrayList<>();
      given.mapping(Keyword.VARS).ifPresent(vars -> variables.addAll(vars.entries()));
      variables.addAll(pass);
      Map<Keyword, Node> all = new EnumMap<>(Keyword.class);
      all.putAll(given.given());
      all.put(Keyword.VARS, new Mapping(pass.getFirst().key().range(), variables));
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
    Keywords loop = keywords.read(new Mapping(statement.range(), looping), Scope.TASK).keywords();
    LoopControlRules.requireLoop(loop, loading);
    boolean writtenOut = isWrittenOut(loop);
    return new Split(
        writtenOut ? given : with(given, loop),
        new Keywords(applied),
        writtenOut ? passes((Sequence) loop.get(Keyword.LOOP).orElseThrow(), loop) : ONE_PASS);
  }

  /** Then the passes are known before a run, and nothing is decided between them. */
  private static boolean isWrittenOut(Keywords loop) {
    return loop.get(Keyword.LOOP).filter(Sequence.class::isInstance).isPresent()
        && loop.mapping(Keyword.LOOP_CONTROL)
            .map(control -> NAMES_ONLY.containsAll(control.names()))
            .orElse(true);
  }

  private static Keywords with(Keywords given, Keywords loop) {
    Map<Keyword, Node> all = new EnumMap<>(Keyword.class);
    all.putAll(given.given());
    all.putAll(loop.given());
    return new Keywords(all);
  }

  private static List<List<Entry>> passes(Sequence list, Keywords loop) {
    LoopControl control = LoopControl.of(loop);
    List<List<Entry>> passes = new ArrayList<>();
    for (int index = 0; index < list.items().size(); index++) {
      Node item = list.items().get(index);
      Scalar number = value(item, (long) index);
      List<Entry> pass = new ArrayList<>();
      pass.add(new Entry(Scalar.text(item.range(), control.variable()), item));
      pass.add(
          new Entry(
              Scalar.text(item.range(), LoopControl.POSITION),
              position(item, index, list.items().size())));
      control
          .indexVariable()
          .ifPresent(name -> pass.add(new Entry(Scalar.text(item.range(), name), number)));
      passes.add(pass);
    }
    return passes;
  }

  private static Mapping position(Node item, int index, int length) {
    Map<String, Object> position = new LinkedHashMap<>();
    position.put("index", (long) index + 1);
    position.put("index0", (long) index);
    position.put("first", index == 0);
    position.put("last", index == length - 1);
    position.put("length", (long) length);
    List<Entry> entries = new ArrayList<>();
    position.forEach(
        (name, value) ->
            entries.add(new Entry(Scalar.text(item.range(), name), value(item, value))));
    return new Mapping(item.range(), entries);
  }

  private static Scalar value(Node item, Object value) {
    return new Scalar(
        item.range(), String.valueOf(value), value, Scalar.Style.PLAIN, Scalar.Tag.NONE);
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
