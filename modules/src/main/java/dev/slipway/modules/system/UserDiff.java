package dev.slipway.modules.system;

import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.GroupAnswer;
import dev.slipway.host.probe.UserAnswer;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.TaskFailedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What has to change, from what is declared and what is there. Pure. */
final class UserDiff {
  static final String HOME_DIRECTORY = "home directory";

  private final UserSettings desired;
  private final UserObserved observed;
  private final List<Change> changes = new ArrayList<>();

  private UserDiff(UserSettings desired, UserObserved observed) {
    this.desired = desired;
    this.observed = observed;
  }

  static Diff of(UserSettings desired, UserObserved observed) {
    return new UserDiff(desired, observed).diff();
  }

  private Diff diff() {
    return switch (observed.user()) {
      case UserAnswer.Absent _ -> desired.present() ? create() : Diff.none();
      case UserAnswer.Present user -> desired.present() ? update(user) : delete(user);
    };
  }

  private Diff create() {
    mustBePossible();
    UserAnswer.Present after = UserTarget.created(desired, observed);
    add("state", Optional.empty(), Optional.of("present"), false);
    UserSettings.Account account = desired.account();
    account.uid().ifPresent(uid -> added("uid", Long.toString(uid)));
    account.group().ifPresent(_ -> added("group", after.group()));
    desired.groups().ifPresent(_ -> added("groups", String.join(",", after.groups())));
    account.comment().ifPresent(text -> added("comment", text));
    account.home().ifPresent(path -> added("home", path));
    account.shell().ifPresent(path -> added("shell", path));
    desired
        .login()
        .password()
        .ifPresent(_ -> add("password", Optional.empty(), Optional.of("set"), true));
    desired.login().locked().filter(yes -> yes).ifPresent(_ -> added("password lock", "locked"));
    desired.login().expiryDay().ifPresent(day -> added("expires", date(day)));
    addMissingHome();
    return Diff.of(Action.CREATE, changes)
        .predicting(UserPredictions.created(desired, observed, after));
  }

  private Diff update(UserAnswer.Present user) {
    mustBePossible();
    UserAnswer.Present after = UserTarget.updated(desired, observed, user);
    List<String> lost = new ArrayList<>(user.groups());
    lost.removeAll(after.groups());
    new UserGuard(desired, observed).alteration(user, lost);
    differ("uid", number(user.uid()), number(after.uid()));
    differ("group", user.group(), after.group());
    differ("groups", String.join(",", user.groups()), String.join(",", after.groups()));
    differ("comment", user.person().comment(), after.person().comment());
    differ("home", user.person().home(), after.person().home());
    differ("shell", user.person().shell(), after.person().shell());
    login(user, after);
    addMissingHome();
    return Diff.ofChanges(Action.UPDATE, changes)
        .predicting(
            changes.isEmpty() ? List.of() : UserPredictions.updated(desired, observed, after));
  }

  private void login(UserAnswer.Present user, UserAnswer.Present after) {
    if (!desired.login().needsShadow()) {
      return;
    }
    UserAnswer.Shadow before = user.shadow().orElseThrow(this::unreadable);
    UserAnswer.Shadow wanted = after.shadow().orElseThrow(this::unreadable);
    if (!before.hash().equals(wanted.hash())) {
      String set = before.hasPassword() ? "set" : "";
      add(
          "password",
          Optional.of(set).filter(text -> !text.isEmpty()),
          wanted.hasPassword() ? Optional.of("set anew") : Optional.empty(),
          true);
    }
    differ("password lock", lock(before), lock(wanted));
    differ("expires", date(before.expiryDay()), date(wanted.expiryDay()));
  }

  private TaskFailedException unreadable() {
    return new TaskFailedException(
        "The password and expiry of \"%s\" cannot be read. Become root for this task."
            .formatted(desired.name()));
  }

  private static String lock(UserAnswer.Shadow shadow) {
    return shadow.isLocked() && shadow.hasPassword() ? "locked" : "open";
  }

  private Diff delete(UserAnswer.Present user) {
    new UserGuard(desired, observed).removal(user);
    add("state", Optional.of("present"), Optional.empty(), false);
    observed
        .home()
        .filter(home -> home.answer() instanceof FileAnswer.Present)
        .ifPresent(
            home ->
                changes.add(
                    new Change.Attribute(
                        home.path(),
                        HOME_DIRECTORY,
                        Optional.of("present"),
                        Optional.empty(),
                        false)));
    return Diff.of(Action.DELETE, changes)
        .predicting(UserPredictions.deleted(desired, observed, user));
  }

  /** Groups that are named must exist; a number must be free. */
  private void mustBePossible() {
    for (Map.Entry<String, GroupAnswer> group : observed.groups().entrySet()) {
      boolean named =
          desired.account().group().equals(Optional.of(group.getKey()))
              || desired.groups().filter(all -> all.names().contains(group.getKey())).isPresent();
      if (named && group.getValue() instanceof GroupAnswer.Absent) {
        throw new TaskFailedException(
            "There is no group \"%s\". Make it first, with the module group."
                .formatted(group.getKey()));
      }
    }
    observed
        .holder()
        .ifPresent(
            holder -> {
              throw new TaskFailedException(
                  ("The number %d belongs to the user \"%s\". Choose another uid, or allow it with"
                          + " non_unique: true.")
                      .formatted(desired.account().uid().orElseThrow(), holder));
            });
  }

  private void addMissingHome() {
    observed
        .home()
        .filter(home -> home.isMissing() && !isMoved())
        .ifPresent(
            home ->
                changes.add(
                    new Change.Attribute(
                        home.path(),
                        HOME_DIRECTORY,
                        Optional.empty(),
                        Optional.of("present"),
                        false)));
  }

  /** Whether the files of the account come from its home directory before. */
  private boolean isMoved() {
    return desired.account().moveHome()
        && observed.user() instanceof UserAnswer.Present user
        && desired.account().home().filter(home -> !home.equals(user.person().home())).isPresent();
  }

  private void differ(String name, String before, String after) {
    if (!before.equals(after)) {
      add(name, Optional.of(before), Optional.of(after), false);
    }
  }

  private void added(String name, String value) {
    add(name, Optional.empty(), Optional.of(value), false);
  }

  private void add(String name, Optional<String> before, Optional<String> after, boolean secret) {
    changes.add(new Change.Attribute("user " + desired.name(), name, before, after, secret));
  }

  private static String number(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "known after apply";
  }

  private static String date(OptionalLong day) {
    return date(day.orElse(UserSettings.Login.NEVER));
  }

  private static String date(long day) {
    return day == UserSettings.Login.NEVER ? "never" : LocalDate.ofEpochDay(day).toString();
  }
}
