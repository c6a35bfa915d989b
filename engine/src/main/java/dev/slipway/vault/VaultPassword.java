package dev.slipway.vault;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A password with its id. It is fetched when it is first used, and once; so is the news that it
 * cannot be had. Safe for all threads.
 */
public final class VaultPassword {
  /** The id that a password has when it is given none; texts do not name it. */
  public static final String DEFAULT_LABEL = "default";

  private final String label;
  private final PasswordSource source;
  private byte @Nullable [] known;
  private @Nullable String refusal;

  /**
   * @param label the id that texts name in their first line
   */
  public VaultPassword(String label, PasswordSource source) {
    this.label = label;
    this.source = source;
  }

  /** A password without an id of its own. */
  public static VaultPassword unlabelled(PasswordSource source) {
    return new VaultPassword(DEFAULT_LABEL, source);
  }

  public String label() {
    return label;
  }

  boolean isFor(Optional<String> wanted) {
    return label.equals(wanted.orElse(DEFAULT_LABEL));
  }

  /**
   * @throws PasswordException when it cannot be had
   */
  synchronized byte[] bytes() throws PasswordException {
    if (refusal != null) {
      throw new PasswordException(refusal);
    }
    if (known == null) {
      known = fetch();
    }
    return known;
  }

  private byte[] fetch() throws PasswordException {
    try {
      byte[] password = source.password();
      if (password.length == 0) {
        throw new PasswordException("It is empty.");
      }
      return password;
    } catch (PasswordException e) {
      refusal = String.valueOf(e.getMessage());
      throw e;
    }
  }
}
