package dev.slipway.model;

import java.util.List;
import java.util.Set;

/**
 * A group of the inventory.
 *
 * @param children names of the groups directly below it
 * @param members names of all hosts in it, directly or through its children
 */
public record Group(String name, List<String> children, Set<String> members) {
  public Group {
    children = List.copyOf(children);
    members = Set.copyOf(members);
  }
}
