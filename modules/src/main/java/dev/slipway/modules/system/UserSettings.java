package dev.slipway.modules.system;

import dev.slipway.host.Secret;
import dev.slipway.host.probe.UserProbe;
import java.util.List;
import java.util.Optional;

/**
 * What is declared about an account.
 *
 * @param account what its line says
 * @param groups empty when nothing is declared about them
 */
record UserSettings(
    String name,
    boolean present,
    Account account,
    Optional<Groups> groups,
    Login login,
    Creation creation,
    Removal removal) {

  /**
   * What the line of the account says; what is empty is not declared.
   *
   * @param group name or number of the primary group
   */
  record Account(
      Optional<Long> uid,
      boolean nonUnique,
      Optional<String> group,
      Optional<String> comment,
      Optional<String> home,
      boolean moveHome,
      Optional<String> shell) {}

  /**
   * The further groups.
   *
   * @param append whether it stays in others, too
   */
  record Groups(List<String> names, boolean append) {}

  /**
   * Who can log in with it.
   *
   * @param password a hash
   * @param onlyWhenNew whether a password that is set is left as it is
   * @param expiryDay days since 1970; {@link #NEVER}: it does not expire
   */
  record Login(
      Optional<Secret> password,
      boolean onlyWhenNew,
      Optional<Boolean> locked,
      Optional<Long> expiryDay) {
    static final long NEVER = -1;

    /** Whether anything is declared that only root can read. */
    boolean needsShadow() {
      return password.isPresent() || locked.isPresent() || expiryDay.isPresent();
    }
  }

  /** How a new account is made. */
  record Creation(boolean home, boolean system, Optional<String> skeleton) {}

  /** How an account is removed: with its files, also when it is in use. */
  record Removal(boolean files, boolean force) {}

  UserProbe probe() {
    return new UserProbe(name);
  }

  /** Whether it could keep somebody from logging in or from administering the host. */
  boolean mayLockOut() {
    return !present
        || login.locked().orElse(false)
        || login.expiryDay().isPresent()
        || account.shell().isPresent()
        || groups.filter(declared -> !declared.append()).isPresent();
  }
}
