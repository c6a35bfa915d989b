package dev.slipway.load.playbook;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keyword.Scope;
import dev.slipway.model.Keywords;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the keywords of one play, role entry, block, task or handler. */
final class KeywordReader {
  /** The keys that give each its structure; they are read by its own loader. */
  private static final ImmutableMap<Scope, ImmutableSet<String>> STRUCTURE =
      ImmutableMap.of(
          Scope.PLAY,
              ImmutableSet.of(
                  "hosts", "vars_files", "roles", "pre_tasks", "tasks", "post_tasks", "handlers"),
          Scope.ROLE, ImmutableSet.of("role"),
          Scope.BLOCK,
              ImmutableSet.of(
                  "block",
                  "rescue",
                  "always",
                  TaskImport.IMPORT,
                  TaskImport.INCLUDE,
                  RoleImport.IMPORT,
                  RoleImport.INCLUDE,
                  VariableInclude.KEY),
          Scope.TASK, ImmutableSet.of("action", "local_action", "args"),
          Scope.HANDLER, ImmutableSet.of("action", "local_action", "args"));

  private final Loading loading;
  private final KeywordValues values;

  /**
   * @param others the entries that are no keywords at all: a task's module, a role's parameters
   * @param refused whether an entry was refused, so that what is missing may be only misnamed
   */
  record Read(Keywords keywords, List<Entry> others, boolean refused) {}

  KeywordReader(Loading loading) {
    this.loading = loading;
    this.values = new KeywordValues(loading);
  }

  /**
   * For plays and blocks, what is no keyword is a problem; for tasks and role entries the caller
   * decides.
   */
  Read read(Mapping mapping, Scope scope) {
    Map<Keyword, Node> given = new EnumMap<>(Keyword.class);
    List<Entry> others = new ArrayList<>();
    boolean refused = false;
    for (Entry entry : mapping.entries()) {
      Optional<Keyword> keyword = Keyword.find(entry.name());
      if (isStructure(entry.name(), scope)) {
        continue;
      }
      if (keyword.isPresent() && keyword.get().isAllowedOn(scope)) {
        values.check(keyword.get(), entry).ifPresent(node -> given.put(keyword.get(), node));
      } else if (refuse(entry, scope)) {
        refused = true;
      } else {
        others.add(entry);
      }
    }
    if (scope == Scope.PLAY || scope == Scope.BLOCK) {
      others.forEach(entry -> unknown(entry, scope));
    }
    return new Read(new Keywords(given), others, refused);
  }

  private static boolean isStructure(String name, Scope scope) {
    ImmutableSet<String> structure = STRUCTURE.get(scope);
    return structure != null && structure.contains(name);
  }

  /** Reports a key that is a keyword, but not here or not one of ours. */
  private boolean refuse(Entry entry, Scope scope) {
    Optional<RefusedKeyword> refused = RefusedKeyword.find(entry, scope);
    if (refused.isPresent()) {
      loading.error(
          ProblemCode.UNSUPPORTED,
          entry.key().range(),
          refused.get().message(),
          refused.get().fix());
      return true;
    }
    return refuseMisplaced(entry, scope);
  }

  private boolean refuseMisplaced(Entry entry, Scope scope) {
    List<Scope> places = placesOf(entry.name());
    boolean parameter = scope == Scope.ROLE && !RefusedKeyword.isMistakeOnRole(entry.name());
    if (places.isEmpty() || parameter) {
      return false;
    }
    loading.error(
        ProblemCode.UNKNOWN_KEYWORD,
        entry.key().range(),
        "\"" + entry.name() + "\" cannot stand on " + words(scope) + ".",
        "put it on " + list(places) + "");
    return true;
  }

  private static String list(List<Scope> places) {
    List<String> words = places.stream().map(KeywordReader::words).toList();
    String last = words.getLast();
    List<String> first = words.subList(0, words.size() - 1);
    return first.isEmpty() ? last : String.join(", ", first) + " or " + last;
  }

  private static List<Scope> placesOf(String name) {
    return List.of(Scope.values()).stream()
        .filter(
            scope ->
                isStructure(name, scope)
                    || Keyword.find(name).filter(k -> k.isAllowedOn(scope)).isPresent())
        .toList();
  }

  void unknown(Entry entry, Scope scope) {
    boolean holdsTasks = scope == Scope.PLAY || scope == Scope.BLOCK;
    if (holdsTasks && loading.modules().find(entry.name()).isPresent()) {
      loading.error(
          ProblemCode.UNKNOWN_KEYWORD,
          entry.key().range(),
          "\"" + entry.name() + "\" is a module, and stands on " + words(scope) + ".",
          "put it into a task below \"" + (scope == Scope.PLAY ? "tasks" : "block") + ":\"");
      return;
    }
    loading.error(
        ProblemCode.UNKNOWN_KEYWORD,
        entry.key().range(),
        "There is no keyword \"" + entry.name() + "\" on " + words(scope) + ".",
        Suggestion.didYouMean(
            entry.name(),
            names(scope),
            "use one of: " + String.join(", ", new TreeSet<>(names(scope))) + ""));
  }

  /** Every key that may stand there, modules apart. */
  static List<String> names(Scope scope) {
    List<String> names = new ArrayList<>(Keyword.labels(scope));
    names.addAll(STRUCTURE.getOrDefault(scope, ImmutableSet.of()));
    return names;
  }

  static String words(Scope scope) {
    return switch (scope) {
      case PLAY -> "a play";
      case ROLE -> "a role";
      case BLOCK -> "a block";
      case TASK -> "a task";
      case HANDLER -> "a handler";
    };
  }
}
