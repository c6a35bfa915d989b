package dev.slipway.model;

import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a loop goes, as {@code loop_control} says it; all of it checked by the loader.
 *
 * @param written the mapping, an empty one where none is written
 */
public record LoopControl(Optional<Mapping> written) {
  /** The keys, in the order in which they are explained. */
  public static final List<String> KEYS =
      List.of(
          "loop_var", "index_var", "label", "pause", "break_when", "extended", "extended_allitems");

  /** What is always known of a pass: {@code loop.index} and its like. */
  public static final String POSITION = "loop";

  /** What {@code extended} adds, by Ansible's name. */
  public static final String EXTENDED = "ansible_loop";

  public static LoopControl of(Keywords keywords) {
    return new LoopControl(keywords.mapping(Keyword.LOOP_CONTROL));
  }

  /** The variable that holds the item. */
  public String variable() {
    return name("loop_var").orElse("item");
  }

  /** The variable that holds the number of the pass, from 0. */
  public Optional<String> indexVariable() {
    return name("index_var");
  }

  /** What shows for a pass. */
  public Optional<Scalar> label() {
    return scalar("label");
  }

  /** Seconds between two passes. */
  public Optional<Scalar> pause() {
    return scalar("pause");
  }

  /** The conditions under which a pass is the last one. */
  public Optional<Node> breakWhen() {
    return value("break_when");
  }

  public boolean isExtended() {
    return scalar("extended").filter(LoopControl::isTrue).isPresent();
  }

  /** Whether the extended variables hold the whole list. */
  public boolean holdsAllItems() {
    return scalar("extended_allitems").map(LoopControl::isTrue).orElse(true);
  }

  /** Every variable that a pass sees. */
  public Set<String> variables() {
    Set<String> names = new LinkedHashSet<>(List.of(variable(), POSITION));
    indexVariable().ifPresent(names::add);
    if (isExtended()) {
      names.add(EXTENDED);
    }
    return names;
  }

  private static boolean isTrue(Scalar scalar) {
    return Boolean.TRUE.equals(scalar.value());
  }

  private Optional<String> name(String key) {
    return scalar(key).map(Scalar::text);
  }

  private Optional<Scalar> scalar(String key) {
    return value(key).filter(Scalar.class::isInstance).map(Scalar.class::cast);
  }

  private Optional<Node> value(String key) {
    return written.flatMap(mapping -> mapping.get(key));
  }
}
