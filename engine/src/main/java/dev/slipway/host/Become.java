package dev.slipway.host;

import java.util.List;
import java.util.Optional;

/** As whom things are done on a host. */
public sealed interface Become {

  /** As the user who logged in. */
  record Login() implements Become {}

  /**
   * As another user, through sudo.
   *
   * @param user usually {@code root}
   * @param password what sudo asks for; never on a command line
   * @param flags further flags of sudo, such as {@code -H}
   */
  record Sudo(String user, Optional<Secret> password, List<String> flags) implements Become {}
}
