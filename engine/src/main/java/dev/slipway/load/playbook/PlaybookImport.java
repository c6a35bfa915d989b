package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keywords;
import dev.slipway.model.Play;
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
import java.util.Set;

/** What stands in place of a play and brings the plays of another file. */
record PlaybookImport(Scalar file, Keywords keywords) {
  static final String KEY = "import_playbook";

  /** The others would have to be given to each task; the playbook itself is the place for them. */
  private static final Set<Keyword> TAKEN = Set.of(Keyword.NAME, Keyword.VARS, Keyword.TAGS);

  /** The import as it is written; a problem when it is none. */
  static Optional<PlaybookImport> read(Mapping mapping, Loading loading) {
    List<Entry> beside =
        mapping.entries().stream().filter(entry -> !entry.name().equals(KEY)).toList();
    Keywords given =
        new KeywordReader(loading)
            .read(new Mapping(mapping.range(), beside), Keyword.Scope.PLAY)
            .keywords();
    beside.stream()
        .filter(entry -> Keyword.find(entry.name()).filter(TAKEN::contains).isEmpty())
        .forEach(entry -> refuse(entry, loading));
    Node value = mapping.get(KEY).orElseThrow();
    if (value instanceof Scalar file && file.isText() && file.isLiteral()) {
      return Optional.of(new PlaybookImport(file, given));
    }
    loading.error(
        ProblemCode.WRONG_TYPE,
        value.range(),
        "\"import_playbook\" takes the path of a playbook, without expressions, and this is "
            + KeywordValues.shown(value)
            + ".",
        "write a path relative to this file, such as \"import_playbook: base.yml\"");
    return Optional.empty();
  }

  private static void refuse(Entry entry, Loading loading) {
    loading.error(
        ProblemCode.UNKNOWN_KEYWORD,
        entry.key().range(),
        "\"" + entry.name() + "\" cannot stand beside \"import_playbook\".",
        "put it on the plays of the imported playbook; \"vars\" and \"tags\" can stand here");
  }

  /** A play of the imported file, with the variables and tags of the import. */
  Play given(Play play) {
    Map<Keyword, Node> all = new EnumMap<>(Keyword.class);
    all.putAll(play.keywords().given());
    keywords.mapping(Keyword.VARS).ifPresent(vars -> all.merge(Keyword.VARS, vars, this::over));
    keywords.get(Keyword.TAGS).ifPresent(tags -> all.merge(Keyword.TAGS, tags, this::both));
    return play.withKeywords(new Keywords(all));
  }

  /** The import's variables win, as with Ansible. */
  private Node over(Node ofPlay, Node ofImport) {
    Mapping mine = (Mapping) ofImport;
    List<Entry> entries = new ArrayList<>(mine.entries());
    ((Mapping) ofPlay)
        .entries().stream().filter(entry -> mine.get(entry.name()).isEmpty()).forEach(entries::add);
    return new Mapping(mine.range(), entries);
  }

  private Node both(Node ofPlay, Node ofImport) {
    List<Node> tags = new ArrayList<>(KeywordValues.items(ofImport));
    tags.addAll(KeywordValues.items(ofPlay));
    return new Sequence(ofImport.range(), tags);
  }
}
