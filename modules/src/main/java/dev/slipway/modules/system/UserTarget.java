package dev.slipway.modules.system;

import dev.slipway.host.Secret;
import dev.slipway.host.probe.AccountDefaults;
import dev.slipway.host.probe.GroupAnswer;
import dev.slipway.host.probe.UserAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** The account as it is to be. */
final class UserTarget {
  private static final String NO_PASSWORD = "!";

  private UserTarget() {}

  static UserAnswer.Present created(UserSettings desired, UserObserved observed) {
    AccountDefaults defaults = observed.defaults().orElse(new AccountDefaults(Map.of()));
    UserSettings.Account account = desired.account();
    UserAnswer.Person person =
        new UserAnswer.Person(
            account.comment().orElse(""),
            account.home().orElse(defaults.homeFolder() + "/" + desired.name()),
            account.shell().orElse(defaults.shell()));
    UserAnswer.Present fresh =
        new UserAnswer.Present(
            desired.name(),
            OptionalLong.empty(),
            newGroup(desired, observed, defaults),
            person,
            List.of(),
            Optional.of(new UserAnswer.Shadow(new Secret(NO_PASSWORD), OptionalLong.empty())));
    return updated(desired, observed, fresh);
  }

  /** Of its own name, or what all users have. */
  private static String newGroup(
      UserSettings desired, UserObserved observed, AccountDefaults defaults) {
    boolean own =
        defaults.userGroups()
            || observed.groups().get(desired.name()) instanceof GroupAnswer.Present;
    return own ? desired.name() : defaults.group();
  }

  static UserAnswer.Present updated(
      UserSettings desired, UserObserved observed, UserAnswer.Present before) {
    UserSettings.Account account = desired.account();
    UserAnswer.Person person =
        new UserAnswer.Person(
            account.comment().orElse(before.person().comment()),
            account.home().orElse(before.person().home()),
            account.shell().orElse(before.person().shell()));
    return new UserAnswer.Present(
        before.name(),
        account.uid().map(OptionalLong::of).orElse(before.uid()),
        account.group().map(group -> nameOf(group, observed)).orElse(before.group()),
        person,
        groups(desired, observed, before),
        before.shadow().map(shadow -> shadow(desired, shadow)));
  }

  /** A group may be written as a number. */
  private static String nameOf(String group, UserObserved observed) {
    return observed.groups().get(group) instanceof GroupAnswer.Present present
        ? present.name()
        : group;
  }

  private static List<String> groups(
      UserSettings desired, UserObserved observed, UserAnswer.Present before) {
    if (desired.groups().isEmpty()) {
      return before.groups();
    }
    TreeSet<String> names = new TreeSet<>();
    desired.groups().get().names().forEach(group -> names.add(nameOf(group, observed)));
    if (desired.groups().get().append()) {
      names.addAll(before.groups());
    }
    return new ArrayList<>(names);
  }

  private static UserAnswer.Shadow shadow(UserSettings desired, UserAnswer.Shadow before) {
    UserSettings.Login login = desired.login();
    OptionalLong expiry =
        login
            .expiryDay()
            .map(
                day ->
                    day == UserSettings.Login.NEVER ? OptionalLong.empty() : OptionalLong.of(day))
            .orElse(before.expiryDay());
    boolean keeps = login.onlyWhenNew() && before.hasPassword();
    Secret field = login.password().filter(_ -> !keeps).orElse(before.password());
    return locked(new UserAnswer.Shadow(field, expiry), isLocked(login, before));
  }

  /** A new password does not open what is locked. */
  private static boolean isLocked(UserSettings.Login login, UserAnswer.Shadow before) {
    boolean declared =
        login.password().filter(secret -> secret.reveal().startsWith("!")).isPresent();
    return declared || login.locked().orElse(before.isLocked() && before.hasPassword());
  }

  /** Where there is no password there is nothing to lock. */
  private static UserAnswer.Shadow locked(UserAnswer.Shadow shadow, boolean locked) {
    return shadow.hasPassword()
        ? new UserAnswer.Shadow(new Secret((locked ? "!" : "") + shadow.hash()), shadow.expiryDay())
        : shadow;
  }
}
