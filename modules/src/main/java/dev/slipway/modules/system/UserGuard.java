package dev.slipway.modules.system;

import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.UserAnswer;
import dev.slipway.module.TaskFailedException;
import java.util.List;
import java.util.Set;

/** Keeps a task from locking out those without whom the host could not be managed any more. */
final class UserGuard {
  private static final Set<String> ADMINISTRATORS = Set.of("sudo", "wheel", "admin");

  private final UserSettings desired;
  private final UserObserved observed;

  UserGuard(UserSettings desired, UserObserved observed) {
    this.desired = desired;
    this.observed = observed;
  }

  /** Whether it is about the user who logged in or the one who acts. */
  private boolean isAtWork() {
    return observed.login().filter(who -> who.is(desired.name())).isPresent();
  }

  /**
   * Checks a removal.
   *
   * @throws TaskFailedException when it must not be
   */
  void removal(UserAnswer.Present user) {
    boolean root = user.uid().isPresent() && user.uid().getAsLong() == 0;
    if (root) {
      throw new TaskFailedException(
          "\"%s\" has the number 0 and is not removed.".formatted(desired.name()));
    }
    if (isAtWork()) {
      refuse("removed");
    }
  }

  /**
   * Checks an alteration.
   *
   * @param lost the groups that the account would leave
   */
  void alteration(UserAnswer.Present user, List<String> lost) {
    if (!isAtWork()) {
      return;
    }
    boolean locks =
        desired.login().locked().orElse(false)
            && user.shadow().filter(shadow -> !shadow.isLocked()).isPresent();
    if (locks) {
      refuse("locked");
    }
    boolean expires =
        desired.login().expiryDay().filter(day -> day != UserSettings.Login.NEVER).isPresent();
    if (expires) {
      refuse("made to expire");
    }
    if (observed.shell().filter(FileAnswer.Absent.class::isInstance).isPresent()) {
      refuse(
          "given a shell that does not exist, %s".formatted(desired.account().shell().orElse("")));
    }
    lost.stream()
        .filter(ADMINISTRATORS::contains)
        .findFirst()
        .ifPresent(group -> refuse("taken out of the group \"%s\"".formatted(group)));
  }

  private void refuse(String what) {
    throw new TaskFailedException(
        ("The user \"%s\" is not %s: this run logs in or acts as that user. Do it from another"
                + " account.")
            .formatted(desired.name(), what));
  }
}
