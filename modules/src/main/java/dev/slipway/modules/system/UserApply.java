package dev.slipway.modules.system;

import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.GroupAnswer;
import dev.slipway.host.probe.UserAnswer;
import dev.slipway.modules.support.Paths;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes, alters and removes an account with the programs of the host's shadow tools. */
final class UserApply {
  private static final String SKELETON = "/etc/skel";

  private final UserSettings desired;
  private final UserObserved observed;
  private final HostSession host;

  UserApply(UserSettings desired, UserObserved observed, HostSession host) {
    this.desired = desired;
    this.observed = observed;
    this.host = host;
  }

  void create() throws HostException {
    UserAnswer.Present after = UserTarget.created(desired, observed);
    UserSettings.Account account = desired.account();
    ShellCommand command = numbered(ShellCommand.of("useradd"));
    if (desired.creation().system()) {
      command = command.with("-r");
    }
    command = with(command, "-g", primaryGroup());
    if (!after.groups().isEmpty()) {
      command = command.with("-G", String.join(",", after.groups()));
    }
    command = with(command, "-c", account.comment());
    command = with(command, "-d", account.home());
    command = with(command, "-s", account.shell());
    command = with(command, "-e", desired.login().expiryDay().map(UserApply::date));
    command = with(command, "-k", desired.creation().skeleton());
    boolean home = observed.home().isPresent();
    host.require(command.with(home ? "-m" : "-M", "--", desired.name()));
    if (after.shadow().isPresent() && after.shadow().get().hasPassword()) {
      setPassword(after.shadow().get());
    }
  }

  /** useradd refuses to make a group that is there already, and so has to be told to take it. */
  private Optional<String> primaryGroup() {
    boolean own = observed.groups().get(desired.name()) instanceof GroupAnswer.Present;
    Optional<String> existing = own ? Optional.of(desired.name()) : Optional.empty();
    return desired.account().group().or(() -> existing);
  }

  void update(UserAnswer.Present before) throws HostException {
    UserAnswer.Present after = UserTarget.updated(desired, observed, before);
    ShellCommand plain = ShellCommand.of("usermod");
    ShellCommand command = before.uid().equals(after.uid()) ? plain : numbered(plain);
    command = differing(command, "-g", before.group(), after.group());
    if (!before.groups().equals(after.groups())) {
      command = command.with("-G", String.join(",", after.groups()));
    }
    command = differing(command, "-c", before.person().comment(), after.person().comment());
    command = differing(command, "-s", before.person().shell(), after.person().shell());
    if (!before.person().home().equals(after.person().home())) {
      command = command.with("-d", after.person().home());
      command = desired.account().moveHome() ? command.with("-m") : command;
    }
    OptionalLong expiry = expiry(after);
    if (desired.login().expiryDay().isPresent() && !expiry(before).equals(expiry)) {
      command = command.with("-e", expiry.isPresent() ? date(expiry.getAsLong()) : "");
    }
    if (!command.display().equals(plain.display())) {
      host.require(command.with("--", desired.name()));
    }
    passwordOf(before, after);
    boolean missing = observed.home().filter(UserObserved.Home::isMissing).isPresent();
    if (missing && !desired.account().moveHome()) {
      makeHome(observed.home().get().path(), after);
    }
  }

  private static OptionalLong expiry(UserAnswer.Present user) {
    return user.shadow().map(UserAnswer.Shadow::expiryDay).orElse(OptionalLong.empty());
  }

  private void passwordOf(UserAnswer.Present before, UserAnswer.Present after)
      throws HostException {
    boolean declared =
        desired.login().password().isPresent() || desired.login().locked().isPresent();
    if (declared && after.shadow().isPresent() && !after.shadow().equals(before.shadow())) {
      UserAnswer.Shadow wanted = after.shadow().get();
      if (!before
          .shadow()
          .map(UserAnswer.Shadow::password)
          .equals(Optional.of(wanted.password()))) {
        setPassword(wanted);
      }
    }
  }

  /** The hash goes over standard input: a command line can be read by every user of the host. */
  private void setPassword(UserAnswer.Shadow shadow) throws HostException {
    String line = desired.name() + ":" + shadow.password().reveal() + "\n";
    host.require(ShellCommand.of("chpasswd", "-e").input(line.getBytes(StandardCharsets.UTF_8)));
  }

  /** Copied beside its place and renamed, so that it is never there by half. */
  private void makeHome(String path, UserAnswer.Present owner) throws HostException {
    String copy = path + ".slipway-new";
    String mode = "0%o".formatted(observed.defaults().orElseThrow().homeMode());
    String skeleton = desired.creation().skeleton().orElse(SKELETON);
    host.require(
        ShellCommand.of("rm", "-rf", "--", copy)
            .then(ShellCommand.of("mkdir", "-p", "--", Paths.directory(path)))
            .then(ShellCommand.of("mkdir", "-m", "0700", "--", copy))
            .then(ShellCommand.of("cp", "-R", "--preserve=mode,links", "--", skeleton + "/.", copy))
            .then(
                ShellCommand.of(
                    "chown", "-R", "-h", "--", owner.name() + ":" + owner.group(), copy))
            .then(ShellCommand.of("chmod", "--", mode, copy))
            .then(ShellCommand.of("mv", "-T", "--", copy, path)));
  }

  void delete() throws HostException {
    ShellCommand command = ShellCommand.of("userdel");
    if (desired.removal().force()) {
      command = command.with("-f");
    }
    if (desired.removal().files()) {
      command = command.with("-r");
    }
    host.require(command.with("--", desired.name()));
  }

  private ShellCommand numbered(ShellCommand command) {
    Optional<Long> uid = desired.account().uid();
    if (uid.isEmpty()) {
      return command;
    }
    ShellCommand shared = desired.account().nonUnique() ? command.with("-o") : command;
    return shared.with("-u", Long.toString(uid.get()));
  }

  private static ShellCommand with(ShellCommand command, String flag, Optional<String> value) {
    return value.map(text -> command.with(flag, text)).orElse(command);
  }

  private static ShellCommand differing(
      ShellCommand command, String flag, String before, String after) {
    return before.equals(after) ? command : command.with(flag, after);
  }

  private static String date(long day) {
    return day == UserSettings.Login.NEVER ? "" : LocalDate.ofEpochDay(day).toString();
  }
}
