package dev.slipway.load.playbook;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.module.ModuleSpec;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the arguments of a task: a mapping, key=value text, free-form text, and {@code args}. */
final class ArgumentsReader {
  private static final Pattern LONE_REFERENCE = Pattern.compile("\\s*\\$\\{[^}]*}\\s*");

  private final Loading loading;
  private final KeyValueReader keyValues;

  ArgumentsReader(Loading loading) {
    this.loading = loading;
    this.keyValues = new KeyValueReader(loading);
  }

  /** Empty when they are refused as a whole, so that nothing else can be said of them. */
  Optional<Mapping> read(ModuleSpec spec, Node value, Optional<Node> args) {
    Optional<Mapping> written =
        switch (value) {
          case Mapping mapping -> Optional.of(mapping);
          case Scalar scalar when scalar.isNull() || scalar.text().isBlank() ->
              Optional.of(Mapping.empty(scalar.range()));
          case Scalar scalar -> fromText(spec, scalar);
          case Sequence sequence -> refuse(spec, sequence);
        };
    return written.map(mapping -> args.map(more -> merge(mapping, more)).orElse(mapping));
  }

  private Optional<Mapping> fromText(ModuleSpec spec, Scalar scalar) {
    if (spec.freeForm().isPresent()) {
      return Optional.of(keyValues.freeForm(spec, spec.freeForm().get(), scalar));
    }
    if (LONE_REFERENCE.matcher(scalar.text()).matches()) {
      loading.error(
          ProblemCode.UNSUPPORTED,
          scalar.range(),
          "The parameters of a module cannot come from one variable; they are checked before any"
              + " is known.",
          "write each parameter, with a part of the variable as its value");
      return Optional.empty();
    }
    return Optional.of(keyValues.pairs(spec, scalar));
  }

  private Optional<Mapping> refuse(ModuleSpec spec, Sequence sequence) {
    String fix =
        spec.parameter("argv").isPresent()
            ? "write the list as the parameter \"argv\""
            : "write \"parameter: value\" lines below \"" + spec.name() + ":\"";
    loading.error(
        ProblemCode.WRONG_TYPE,
        sequence.range(),
        "Module \"" + spec.name() + "\" takes parameters, and this is a list.",
        fix);
    return Optional.empty();
  }

  private Mapping merge(Mapping written, Node args) {
    if (args instanceof Scalar scalar && scalar.isNull()) {
      return written;
    }
    if (!(args instanceof Mapping more)) {
      loading.error(
          ProblemCode.WRONG_TYPE,
          args.range(),
          "\"args\" takes a mapping, and this is " + KeywordValues.shown(args) + ".",
          "write \"parameter: value\" lines below it");
      return written;
    }
    List<Entry> all = new ArrayList<>(written.entries());
    for (Entry entry : more.entries()) {
      Optional<Entry> first = written.entry(entry.name());
      if (first.isPresent()) {
        twice(entry.key(), first.get().key());
      } else {
        all.add(entry);
      }
    }
    return new Mapping(written.entries().isEmpty() ? more.range() : written.range(), all);
  }

  private void twice(Scalar key, Scalar first) {
    Problem problem =
        Problem.error(
            ProblemCode.DUPLICATE_KEY,
            key.range(),
            "The parameter \"" + key.text() + "\" is given twice.",
            "remove one of them");
    loading.add(problem.withNotes(List.of(new Problem.Note(first.range(), "the first one"))));
  }
}
