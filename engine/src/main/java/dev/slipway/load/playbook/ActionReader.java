package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.load.playbook.ModuleCallReader.Named;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the older way to name a module: {@code action: copy src=a dest=b}. */
final class ActionReader {
  private static final List<String> KEYS = List.of("action", "local_action");
  private static final Pattern MODULE = Pattern.compile("\\s*(\\S+)\\s*");

  private final Loading loading;

  ActionReader(Loading loading) {
    this.loading = loading;
  }

  boolean isGiven(Mapping task) {
    return KEYS.stream().anyMatch(key -> task.get(key).isPresent());
  }

  List<Named> read(Mapping task) {
    return KEYS.stream().flatMap(key -> task.entry(key).stream()).flatMap(this::named).toList();
  }

  private Stream<Named> named(Entry entry) {
    return switch (entry.value()) {
      case Scalar scalar when scalar.isText() && !scalar.text().isBlank() ->
          Stream.of(fromText(scalar));
      case Mapping mapping when moduleOf(mapping).isPresent() ->
          Stream.of(new Named(moduleOf(mapping).get(), withoutModule(mapping)));
      case Node value -> {
        loading.error(
            ProblemCode.WRONG_TYPE,
            value.range(),
            "\""
                + entry.name()
                + "\" takes a module with its parameters, and this is "
                + value.describe()
                + (value instanceof Mapping ? " without \"module\"." : "."),
            "write the module as a key of the task, with its parameters below it");
        yield Stream.empty();
      }
    };
  }

  private static Named fromText(Scalar scalar) {
    Matcher module = MODULE.matcher(scalar.text());
    if (!module.lookingAt()) {
      return new Named(scalar, scalar);
    }
    String name = module.group(1);
    String rest = scalar.text().substring(module.end());
    return new Named(
        Scalar.text(scalar.part(module.start(1), module.end(1)), name),
        Scalar.text(scalar.part(module.end(), scalar.text().length()), rest));
  }

  private static Optional<Scalar> moduleOf(Mapping mapping) {
    return mapping.get("module").filter(Scalar.class::isInstance).map(Scalar.class::cast);
  }

  private static Mapping withoutModule(Mapping mapping) {
    return new Mapping(
        mapping.range(),
        mapping.entries().stream().filter(entry -> !entry.name().equals("module")).toList());
  }
}
