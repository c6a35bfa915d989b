package dev.slipway.model;

import dev.slipway.diagnostic.SourceRange;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says where the value of a variable comes from. */
public final class Variables {
  private Variables() {}

  /**
   * One place that sets a variable.
   *
   * @param origin as shown to a user, see {@link VariableLayer#origin}
   * @param range where the value is written; empty for values that nobody wrote
   */
  public record Setting(
      Precedence precedence, String origin, Definition definition, Optional<SourceRange> range) {

    static Setting of(VariableLayer layer, Definition definition) {
      Optional<SourceRange> range =
          definition instanceof Definition.Written(var node)
              ? Optional.of(node.range())
              : Optional.empty();
      return new Setting(layer.precedence(), layer.origin(), definition, range);
    }
  }

  /**
   * Every place that sets a variable for a host, the winner last.
   *
   * @param further layers besides the host's own, in any order of precedence; of equal precedence
   *     the later wins
   */
  public static List<Setting> settings(
      Host host, Collection<VariableLayer> further, String variable) {
    return weakestFirst(Stream.concat(host.variables().stream(), further.stream()).toList())
        .stream()
        .flatMap(
            layer ->
                Optional.ofNullable(layer.definitions().get(variable)).stream()
                    .map(definition -> Setting.of(layer, definition)))
        .toList();
  }

  /** Layers by precedence; those of equal precedence stay in their order. */
  public static List<VariableLayer> weakestFirst(Collection<VariableLayer> layers) {
    return layers.stream().sorted(Comparator.comparing(VariableLayer::precedence)).toList();
  }
}
