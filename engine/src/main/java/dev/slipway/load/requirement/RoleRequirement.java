package dev.slipway.load.requirement;

import dev.slipway.diagnostic.SourceRange;
import java.util.Optional;

/**
 * A role that somebody needs from elsewhere.
 *
 * @param name the folder that it gets: letters, digits, {@code _ . -}, no path
 * @param source what {@code git} can clone: https, ssh or file; paths are absolute
 * @param version a tag, a branch or a commit; empty for the newest of the main branch
 * @param range where it is written
 */
public record RoleRequirement(
    String name, String source, Optional<String> version, SourceRange range) {

  /** Whether both mean the same content. */
  public boolean isAs(RoleRequirement other) {
    return name.equals(other.name) && source.equals(other.source) && version.equals(other.version);
  }
}
