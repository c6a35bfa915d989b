package dev.slipway.host.probe;

import java.util.List;
import java.util.OptionalLong;

/** A group, or its absence. */
public sealed interface GroupAnswer {

  /** No group has the name. */
  record Absent() implements GroupAnswer {}

  /**
   * The group.
   *
   * @param gid empty only in predictions
   * @param members the users that the group names, which leaves out those who have it as their
   *     primary group
   */
  record Present(String name, OptionalLong gid, List<String> members) implements GroupAnswer {
    public Present {
      members = List.copyOf(members);
    }
  }
}
