package dev.slipway.graph;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which tasks a run is about, by {@code --tags} and {@code --skip-tags}. The special tags {@code
 * always never tagged untagged all} mean what they mean in Ansible.
 *
 * @param only the tags asked for; empty: {@code all}
 * @param skip the tags left out
 */
public record TagSelection(Set<String> only, Set<String> skip) {
  public TagSelection {
    only = only.isEmpty() ? Set.of("all") : Set.copyOf(only);
    skip = Set.copyOf(skip);
  }

  public static TagSelection everything() {
    return new TagSelection(Set.of(), Set.of());
  }

  /** Whether a task with these tags, its own and inherited ones, is selected. */
  public boolean selects(Set<String> tags) {
    Set<String> effective = tags.isEmpty() ? Set.of("untagged") : tags;
    return isAskedFor(effective) && !isSkipped(effective);
  }

  private boolean isAskedFor(Set<String> tags) {
    if (tags.contains("always") || isNamed(tags, only)) {
      return true;
    }
    boolean never = tags.contains("never");
    boolean tagged = !tags.contains("untagged");
    return !never && (only.contains("all") || (only.contains("tagged") && tagged));
  }

  private boolean isSkipped(Set<String> tags) {
    boolean always = tags.contains("always");
    boolean tagged = !tags.contains("untagged");
    boolean everything = skip.contains("all") && !(always && !skip.contains("always"));
    return everything || isNamed(tags, skip) || (skip.contains("tagged") && tagged);
  }

  private static boolean isNamed(Set<String> tags, Set<String> named) {
    return tags.stream().anyMatch(named::contains);
  }

  /** The tags that were asked for or left out by name, without the special ones. */
  public Set<String> named() {
    Set<String> special = Set.of("always", "never", "tagged", "untagged", "all");
    return java.util.stream.Stream.concat(only.stream(), skip.stream())
        .filter(tag -> !special.contains(tag))
        .collect(Collectors.toSet());
  }
}
