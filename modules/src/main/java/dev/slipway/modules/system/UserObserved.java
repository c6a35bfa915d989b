package dev.slipway.modules.system;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.Shell;
import dev.slipway.host.probe.AccountDefaults;
import dev.slipway.host.probe.AccountDefaultsProbe;
import dev.slipway.host.probe.CommandProbe;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.GroupAnswer;
import dev.slipway.host.probe.GroupProbe;
import dev.slipway.host.probe.LoginUser;
import dev.slipway.host.probe.LoginUserProbe;
import dev.slipway.host.probe.UserAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is there.
 *
 * @param groups those that are declared, and the one of the account's name, as far as asked
 * @param holder the account that has the declared number; empty when nobody has, or it is no matter
 * @param defaults of what is new; empty when account and home exist
 * @param home of the account; empty when it does not matter
 * @param shell whether the declared shell is there; empty when it does not matter
 * @param login empty when nothing is declared that could lock anybody out
 */
record UserObserved(
    UserAnswer user,
    Map<String, GroupAnswer> groups,
    Optional<String> holder,
    Optional<AccountDefaults> defaults,
    Optional<Home> home,
    Optional<FileAnswer> shell,
    Optional<LoginUser> login) {

  /** A home directory, present or not. */
  record Home(String path, FileAnswer answer) {
    boolean isMissing() {
      return answer instanceof FileAnswer.Absent;
    }
  }

  static UserObserved observe(UserSettings desired, HostReader host) throws HostException {
    UserAnswer user = host.ask(desired.probe());
    Optional<LoginUser> login =
        desired.mayLockOut() ? Optional.of(host.ask(new LoginUserProbe())) : Optional.empty();
    if (!desired.present()) {
      return removal(desired, user, login, host);
    }
    boolean absent = user instanceof UserAnswer.Absent;
    Optional<AccountDefaults> defaults =
        absent ? Optional.of(host.ask(new AccountDefaultsProbe())) : Optional.empty();
    Optional<FileAnswer> shell =
        desired.account().shell().isPresent()
                && login.filter(who -> who.is(desired.name())).isPresent()
            ? Optional.of(shell(desired, host))
            : Optional.empty();
    Optional<Home> home = home(desired, user, defaults, host);
    boolean made = home.filter(Home::isMissing).isPresent();
    return new UserObserved(
        user,
        groups(desired, absent, host),
        holder(desired, user, host),
        absent || made ? Optional.of(host.ask(new AccountDefaultsProbe())) : Optional.empty(),
        home,
        shell,
        login);
  }

  private static FileAnswer shell(UserSettings desired, HostReader host) throws HostException {
    return host.ask(FileProbe.metadata(desired.account().shell().orElseThrow()).following());
  }

  private static UserObserved removal(
      UserSettings desired, UserAnswer user, Optional<LoginUser> login, HostReader host)
      throws HostException {
    Optional<Home> home = Optional.empty();
    if (desired.removal().files() && user instanceof UserAnswer.Present present) {
      String path = present.person().home();
      home = Optional.of(new Home(path, host.ask(FileProbe.metadata(path))));
    }
    return new UserObserved(
        user, Map.of(), Optional.empty(), Optional.empty(), home, Optional.empty(), login);
  }

  private static Map<String, GroupAnswer> groups(
      UserSettings desired, boolean absent, HostReader host) throws HostException {
    List<String> names = new ArrayList<>();
    desired.account().group().ifPresent(names::add);
    desired.groups().ifPresent(declared -> names.addAll(declared.names()));
    if (absent && desired.account().group().isEmpty()) {
      names.add(desired.name());
    }
    List<GroupProbe> probes = names.stream().distinct().map(GroupProbe::new).toList();
    List<GroupAnswer> answers = probes.isEmpty() ? List.of() : host.askAll(probes);
    Map<String, GroupAnswer> groups = new LinkedHashMap<>();
    for (int i = 0; i < probes.size(); i++) {
      groups.put(probes.get(i).name(), answers.get(i));
    }
    return groups;
  }

  private static Optional<String> holder(UserSettings desired, UserAnswer user, HostReader host)
      throws HostException {
    Optional<Long> uid = desired.account().uid();
    boolean has =
        user instanceof UserAnswer.Present present
            && present.uid().isPresent()
            && uid.equals(Optional.of(present.uid().getAsLong()));
    if (uid.isEmpty() || has || desired.account().nonUnique()) {
      return Optional.empty();
    }
    String line =
        host.ask(new CommandProbe("getent passwd " + Shell.quote(Long.toString(uid.get()))))
            .stdout();
    return line.isBlank() ? Optional.empty() : Optional.of(line.split(":", 2)[0]);
  }

  private static Optional<Home> home(
      UserSettings desired, UserAnswer user, Optional<AccountDefaults> defaults, HostReader host)
      throws HostException {
    if (!desired.creation().home()) {
      return Optional.empty();
    }
    String path = homePath(desired, user, defaults);
    return path.equals("/nonexistent") || !path.startsWith("/")
        ? Optional.empty()
        : Optional.of(new Home(path, host.ask(FileProbe.metadata(path).following())));
  }

  private static String homePath(
      UserSettings desired, UserAnswer user, Optional<AccountDefaults> defaults) {
    if (desired.account().home().isPresent()) {
      return desired.account().home().get();
    }
    return switch (user) {
      case UserAnswer.Present present -> present.person().home();
      case UserAnswer.Absent _ ->
          defaults.map(AccountDefaults::homeFolder).orElse("/home") + "/" + desired.name();
    };
  }
}
