package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.module.ModuleSpec;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads parameters from text: {@code src=a dest='b c'}, and free-form text such as a command. */
final class KeyValueReader {
  private final Loading loading;

  KeyValueReader(Loading loading) {
    this.loading = loading;
  }

  /** Text in which every word is a parameter. */
  Mapping pairs(ModuleSpec spec, Scalar scalar) {
    List<Entry> entries = new ArrayList<>();
    for (Word word : Word.split(scalar.text())) {
      if (!word.isClosed()) {
        loading.error(
            ProblemCode.INVALID_PARAMETER,
            scalar.part(word.from(), word.to()),
            "A quote that opens here is not closed.",
            "write the closing quote, or write the parameters as a mapping");
      } else if (word.key().isEmpty()) {
        stray(spec, scalar, word);
      } else {
        add(entry(scalar, word), entries);
      }
    }
    return new Mapping(scalar.range(), entries);
  }

  /** Text that is a parameter itself; only words that set another parameter are taken out. */
  Mapping freeForm(ModuleSpec spec, String parameter, Scalar scalar) {
    String text = scalar.text();
    List<Entry> entries = new ArrayList<>();
    List<Word> rest = new ArrayList<>();
    for (Word word : Word.split(text)) {
      Optional<String> key = word.key().filter(name -> isOther(spec, parameter, name));
      if (key.isPresent() && word.isClosed()) {
        add(entry(scalar, word), entries);
      } else {
        rest.add(word);
      }
    }
    if (!rest.isEmpty()) {
      Scalar value = entries.isEmpty() ? whole(scalar) : remaining(scalar, rest, entries.size());
      entries.addFirst(new Entry(Scalar.text(scalar.range(), parameter), value));
    }
    return new Mapping(scalar.range(), entries);
  }

  private static boolean isOther(ModuleSpec spec, String freeForm, String name) {
    return spec.parameter(name).filter(found -> !found.isNamed(freeForm)).isPresent();
  }

  private static Scalar whole(Scalar scalar) {
    return new Scalar(scalar.range(), scalar.text(), scalar.text(), scalar.style(), scalar.tag());
  }

  /** What is left between and around the words that were taken out, blanks as they were. */
  private static Scalar remaining(Scalar scalar, List<Word> rest, int takenOut) {
    String text = scalar.text();
    int from = rest.getFirst().from();
    int to = rest.getLast().to();
    boolean inOnePiece = Word.split(text.substring(from, to)).size() == rest.size();
    if (inOnePiece) {
      return Scalar.text(scalar.part(from, to), text.substring(from, to));
    }
    StringBuilder left = new StringBuilder(text.length() - takenOut);
    for (Word word : rest) {
      String gap = left.isEmpty() ? "" : text.substring(word.gapFrom(), word.from());
      left.append(gap).append(text, word.from(), word.to());
    }
    return Scalar.text(scalar.range(), left.toString());
  }

  private static Entry entry(Scalar scalar, Word word) {
    String key = word.key().orElseThrow();
    int valueFrom = word.from() + key.length() + 1;
    return new Entry(
        Scalar.text(scalar.part(word.from(), valueFrom - 1), key),
        Scalar.text(scalar.part(valueFrom, word.to()), word.value()));
  }

  private void add(Entry entry, List<Entry> entries) {
    if (entries.stream().anyMatch(other -> other.name().equals(entry.name()))) {
      loading.error(
          ProblemCode.DUPLICATE_KEY,
          entry.key().range(),
          "The parameter \"" + entry.name() + "\" is given twice.",
          "remove one of them");
    } else {
      entries.add(entry);
    }
  }

  private void stray(ModuleSpec spec, Scalar scalar, Word word) {
    String text = scalar.text().substring(word.from(), word.to());
    loading.error(
        ProblemCode.INVALID_PARAMETER,
        scalar.part(word.from(), word.to()),
        "Module \"" + spec.name() + "\" takes key=value words, and \"" + text + "\" is none.",
        "quote a value that has spaces, or write the parameters as a mapping");
  }
}
