package dev.slipway.load.requirement;

import java.util.Optional;

/**
 * A role at the commit that was taken for it, as a lock file or the mark of an installed role has
 * it.
 *
 * @param version what was asked for
 * @param commit 40 or 64 hexadecimal digits
 */
public record LockedRole(String name, String source, Optional<String> version, String commit) {
  private static final int SHORT = 10;

  /** Whether it was taken for this requirement. */
  public boolean answers(RoleRequirement requirement) {
    return name.equals(requirement.name())
        && source.equals(requirement.source())
        && version.equals(requirement.version());
  }

  /** The version and the beginning of the commit, for people. */
  public String shown() {
    String short_ = commit.substring(0, Math.min(SHORT, commit.length()));
    return version.filter(asked -> !commit.equals(asked)).map(asked -> asked + " ").orElse("")
        + "("
        + short_
        + ")";
  }
}
