package dev.slipway.lab;

import java.util.Locale;
import java.util.Optional;

/** Who can log in to each host of the lab; all by the lab's key. */
public enum LabUser {
  /** By key only. */
  ROOT(false),
  /** Becomes root by sudo without a password. Its primary group is not of its own name. */
  OPERATOR(false),
  /** Becomes root by sudo with its password; may log in with the password, too. */
  SECURED(true),
  /** Has no right to sudo; may log in with the password. */
  PLAIN(true);

  /** Has a space, both quotes and a dollar: what an unquoted shell word would break on. */
  private static final String PASSWORD = "it's $5 \"secured\"";

  private final boolean hasPassword;

  LabUser(boolean hasPassword) {
    this.hasPassword = hasPassword;
  }

  /** The login name. */
  public String login() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The password, for those who have one. */
  public Optional<String> password() {
    return hasPassword ? Optional.of(PASSWORD) : Optional.empty();
  }
}
