package dev.slipway.host.probe;

import dev.slipway.host.Secret;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An account, or its absence. */
public sealed interface UserAnswer {

  /** No account has the name. */
  record Absent() implements UserAnswer {}

  /**
   * The account.
   *
   * @param uid empty only in predictions
   * @param group the name of the primary group; its number when it has no name
   * @param groups the further groups that name it as a member, sorted
   * @param shadow empty when the acting user may not read it
   */
  record Present(
      String name,
      OptionalLong uid,
      String group,
      Person person,
      List<String> groups,
      Optional<Shadow> shadow)
      implements UserAnswer {
    public Present {
      groups = groups.stream().sorted().toList();
    }
  }

  /** What the account's line says about the person. */
  record Person(String comment, String home, String shell) {}

  /**
   * What is kept from other users.
   *
   * @param password the hash; with a {@code !} before it when it is locked
   * @param expiryDay when the account expires, in days since 1970
   */
  record Shadow(Secret password, OptionalLong expiryDay) {

    /** Whether a password is set, locked or not. */
    public boolean hasPassword() {
      return !hash().isEmpty() && !hash().equals("*");
    }

    public boolean isLocked() {
      return password.reveal().startsWith("!");
    }

    /** The hash without the mark of a lock. */
    public String hash() {
      return password.reveal().replaceFirst("^!+", "");
    }
  }
}
