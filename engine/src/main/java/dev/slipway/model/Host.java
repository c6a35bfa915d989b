package dev.slipway.model;

import java.util.List;

/**
 * A host of the inventory.
 *
 * @param groups the names of all groups it is in, directly or through their children, without
 *     {@code all}, in alphabetical order
 * @param variables the layers of the inventory and of {@code group_vars} and {@code host_vars},
 *     weakest first
 */
public record Host(String name, List<String> groups, List<VariableLayer> variables) {
  public Host {
    groups = List.copyOf(groups);
    variables = List.copyOf(variables);
  }
}
