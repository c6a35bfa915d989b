package dev.slipway.modules.system;

import dev.slipway.host.Secret;
import dev.slipway.host.probe.GroupProbe;
import dev.slipway.host.probe.UserProbe;
import dev.slipway.module.Arguments;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the arguments of the module {@code user} declare. */
final class UserArguments {
  private static final long SECONDS_OF_DAY = 86_400;

  /** Hashes of {@code crypt(5)}; and what no password has as its hash. */
  private static final Pattern HASH =
      Pattern.compile("!{0,2}(\\$[A-Za-z0-9]+\\$[^:\\s]+|_?[./A-Za-z0-9]{13,20})|[!*]{1,2}");

  private static final Pattern LINE_TEXT = Pattern.compile("[^:\\n]*");

  private final Arguments arguments;

  private UserArguments(Arguments arguments) {
    this.arguments = arguments;
  }

  static UserSettings bind(Arguments arguments) {
    return new UserArguments(arguments).bind();
  }

  private UserSettings bind() {
    if (arguments.flag("generate_ssh_key")) {
      arguments.reject(
          "generate_ssh_key",
          "Making keys on the host is not supported.",
          "make the key where it is used from, and put it in place with copy.");
    }
    return new UserSettings(
        name(),
        arguments.text("state").equals("present"),
        account(),
        groups(),
        login(),
        new UserSettings.Creation(
            arguments.flag("create_home"),
            arguments.flag("system"),
            arguments.optionalText("skeleton")),
        new UserSettings.Removal(arguments.flag("remove"), arguments.flag("force")));
  }

  private String name() {
    String name = arguments.text("name");
    if (UserProbe.isUserName(name)) {
      return name;
    }
    arguments.reject(
        "name",
        "\"" + name + "\" is not the name of a user.",
        "write a name of letters, digits, - and _ that does not begin with - and is no number.");
    return "root";
  }

  private UserSettings.Account account() {
    arguments
        .optionalInteger("uid")
        .filter(uid -> uid < 0)
        .ifPresent(
            uid ->
                arguments.reject("uid", uid + " is not the number of a user.", "write 0 or more."));
    Optional<String> home = lineText("home").filter(path -> !path.isEmpty());
    if (home.filter(path -> !path.startsWith("/")).isPresent()) {
      arguments.reject(
          "home", "\"" + home.get() + "\" is not an absolute path.", "write it from / on.");
    }
    return new UserSettings.Account(
        arguments.optionalInteger("uid"),
        arguments.flag("non_unique"),
        group("group", arguments.optionalText("group").filter(text -> !text.isEmpty())),
        lineText("comment"),
        home,
        arguments.flag("move_home"),
        lineText("shell").filter(text -> !text.isEmpty()));
  }

  /** A text that can be a field of the account's line. */
  private Optional<String> lineText(String parameter) {
    Optional<String> text = arguments.optionalText(parameter);
    if (text.filter(LINE_TEXT.asMatchPredicate().negate()).isPresent()) {
      arguments.reject(
          parameter, "It holds a colon or more than one line.", "write one line without colons.");
    }
    return text;
  }

  private Optional<String> group(String parameter, Optional<String> name) {
    if (name.filter(text -> !GroupProbe.isGroupName(text)).isPresent()) {
      arguments.reject(
          parameter,
          "\"" + name.get() + "\" is not the name of a group.",
          "write the name or the number of one group.");
      return Optional.empty();
    }
    return name;
  }

  private Optional<UserSettings.Groups> groups() {
    if (!arguments.has("groups")) {
      return Optional.empty();
    }
    List<String> names =
        arguments.texts("groups").stream()
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .distinct()
            .flatMap(text -> group("groups", Optional.of(text)).stream())
            .toList();
    return Optional.of(new UserSettings.Groups(names, arguments.flag("append")));
  }

  /** The message never holds the password. */
  private UserSettings.Login login() {
    Optional<String> password = arguments.optionalText("password");
    if (password.filter(HASH.asMatchPredicate().negate()).isPresent()) {
      arguments.reject(
          "password",
          "It is not the hash of a password.",
          "give a hash of crypt(5): \"mkpasswd --method=yescrypt\" or \"openssl passwd -6\" makes"
              + " one; ! stands for no password.");
    }
    return new UserSettings.Login(
        password.map(Secret::new),
        arguments.text("update_password").equals("on_create"),
        arguments.optionalFlag("password_lock"),
        arguments.optionalNumber("expires").map(UserArguments::day));
  }

  private static long day(double seconds) {
    return seconds < 0 ? UserSettings.Login.NEVER : Math.floorDiv((long) seconds, SECONDS_OF_DAY);
  }
}
