package dev.slipway.vault;

import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.Set;

/**
 * Masks the values in a file that is encrypted as a whole. Keys, booleans and nothing are no
 * secrets; every text and number is.
 *
 * @param shown the keys whose values stay readable
 */
record Concealment(Vault vault, Set<String> shown) {
  /** What names things or is a word of the language; without them nobody can follow a run. */
  private static final Set<String> WORDS =
      Set.of("name", "hosts", "id", "register", "notify", "listen", "tags", "state", "connection");

  static Concealment ofVariables(Vault vault) {
    return new Concealment(vault, Set.of());
  }

  static Concealment ofTasks(Vault vault) {
    return new Concealment(vault, WORDS);
  }

  void of(Node node) {
    switch (node) {
      case Scalar scalar -> {
        if (scalar.tag() != Scalar.Tag.VAULT && !(scalar.value() instanceof Boolean)) {
          vault.conceal(scalar.text());
        }
      }
      case Sequence sequence -> sequence.items().forEach(this::of);
      case Mapping mapping ->
          mapping.entries().stream()
              .filter(entry -> !shown.contains(entry.name()))
              .forEach(entry -> of(entry.value()));
    }
  }
}
