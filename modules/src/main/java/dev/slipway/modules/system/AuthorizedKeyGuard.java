package dev.slipway.modules.system;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.LoginUserProbe;
import dev.slipway.module.TaskFailedException;
import java.util.List;
import java.util.Optional;

/** Keeps a task from removing the key without which this run could not log in again. */
final class AuthorizedKeyGuard {
  private AuthorizedKeyGuard() {}

  /**
   * Checks a removal.
   *
   * @param user whose keys they are
   * @param removed keys that are there before and not afterwards
   * @throws TaskFailedException when one of them lets this run in, or when nobody can tell
   */
  static void removal(String user, List<AuthorizedKey> removed, HostReader host)
      throws HostException {
    if (removed.isEmpty() || !host.ask(new LoginUserProbe()).login().equals(user)) {
      return;
    }
    switch (host.ask(new LoginKeyProbe())) {
      case LoginKeyProbe.Answer.NoKey _ -> {}
      case LoginKeyProbe.Answer.Keys keys -> mustStay(user, removed, keys);
      case LoginKeyProbe.Answer.Unknown _ ->
          throw new TaskFailedException(
              ("No key of \"%s\" is removed: this run logs in as that user, and with which key"
                      + " cannot be seen. Write become: true, since root may read what sshd wrote"
                      + " down, or do it from another account.")
                  .formatted(user));
    }
  }

  private static void mustStay(
      String user, List<AuthorizedKey> removed, LoginKeyProbe.Answer.Keys keys) {
    Optional<String> used =
        removed.stream()
            .map(AuthorizedKey::fingerprint)
            .filter(keys.fingerprints()::contains)
            .findFirst();
    if (used.isPresent()) {
      throw new TaskFailedException(
          ("The key %s of \"%s\" is not removed: this run logged in with it. Let it stay, or do it"
                  + " with another key or from another account.")
              .formatted(used.get(), user));
    }
  }
}
