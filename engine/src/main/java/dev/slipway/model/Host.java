package dev.slipway.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A host of the inventory.
 *
 * @param groups the names of all groups it is in, directly or through their children, without
 *     {@code all}, in alphabetical order
 * @param variables the layers of the inventory and of {@code group_vars} and {@code host_vars},
 *     weakest first
 * @param source the absolute path of the file or program that named it first; none for a host that
 *     stands in no file
 */
public record Host(
    String name, List<String> groups, List<VariableLayer> variables, Optional<Path> source) {
  public Host {
    groups = List.copyOf(groups);
    variables = List.copyOf(variables);
  }

  /** A host that stands in no file. */
  public Host(String name, List<String> groups, List<VariableLayer> variables) {
    this(name, groups, variables, Optional.empty());
  }
}
