package dev.slipway.modules.system;

import dev.slipway.host.probe.UserProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is declared about the keys that a user may log in with.
 *
 * @param path of the file; empty: {@code .ssh/authorized_keys} in the user's home
 * @param exclusive whether there are no other keys
 * @param manageDirectory whether the directory of the file is made and closed to others
 */
record AuthorizedKeySettings(
    String user,
    List<AuthorizedKey> keys,
    boolean present,
    Optional<String> path,
    boolean exclusive,
    boolean manageDirectory,
    boolean follow) {

  static ModuleSpec spec() {
    return ModuleSpec.named("authorized_key", "Says which keys a user may log in with over SSH.")
        .describe(
            "A key is the same when its type and its Base64 are; a line with other options or"
                + " another comment is replaced where it stands. Comments and other lines of the"
                + " file stay. The file belongs to the user, mode 0600, and is put in place in one"
                + " step.")
        .describe(
            "A key that is cut, of another type than it says, or private is refused before"
                + " anything connects. `~/.ssh` is never followed when it is a link that the user"
                + " made, and the acting user is another one.")
        .describe(
            "With `exclusive`, all keys that are not named are removed: also the one that this"
                + " login is made with, if it is not among them.")
        .parameter(Parameter.identity("user", ParameterType.TEXT, "Who may log in.").must())
        .parameter(
            Parameter.state("key", ParameterType.TEXT, "The public key; several on a line each.")
                .must())
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether the keys are in the file.")
                .oneOf("present", "absent")
                .otherwise("present"))
        .parameter(
            Parameter.state(
                "key_options",
                ParameterType.TEXT,
                "Options before the key, such as `no-pty,from=\"10.0.0.0/8\"`; those that stand"
                    + " before it in `key` when left out."))
        .parameter(
            Parameter.state(
                "comment", ParameterType.TEXT, "The comment; that in `key` when left out."))
        .parameter(
            Parameter.state(
                    "exclusive", ParameterType.BOOLEAN, "Whether the file has no other keys.")
                .otherwise("false"))
        .parameter(
            Parameter.identity(
                "path",
                ParameterType.PATH,
                "The file; `.ssh/authorized_keys` in the user's home when left out."))
        .parameter(
            Parameter.control(
                    "manage_dir",
                    ParameterType.BOOLEAN,
                    "Whether the directory of the file is made, given to the user and closed to"
                        + " others (mode 0700). Set it to false with a `path` elsewhere.")
                .otherwise("true"))
        .parameter(
            Parameter.control(
                    "follow",
                    ParameterType.BOOLEAN,
                    "Whether a link at the file stands for what it leads to; if not, a file takes"
                        + " its place.")
                .otherwise("false"))
        .returns("user state exclusive", "As they were declared.")
        .returns("keyfile", "The file.")
        .example(
            "The key of a deploy job, from one network only",
            """
            - authorized_key:
                user: deploy
                key: >-
                  ssh-ed25519
                  AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g
                  deploy@ci
                key_options: no-pty,from="10.0.0.0/8"
            """)
        .build();
  }

  static AuthorizedKeySettings bind(Arguments arguments) {
    String user = arguments.text("user").strip();
    if (!UserProbe.isUserName(user)) {
      arguments.reject(
          "user", "\"" + user + "\" is not the name of a user.", "write the name of an account.");
    }
    return new AuthorizedKeySettings(
        user,
        keys(arguments),
        arguments.text("state").equals("present"),
        arguments.has("path") ? Optional.of(Paths.bind(arguments, "path")) : Optional.empty(),
        arguments.flag("exclusive"),
        arguments.flag("manage_dir"),
        arguments.flag("follow"));
  }

  private static List<AuthorizedKey> keys(Arguments arguments) {
    Optional<String> options = line(arguments, "key_options");
    Optional<String> comment = line(arguments, "comment");
    List<AuthorizedKey> keys = new ArrayList<>();
    List<String> lines =
        arguments
            .text("key")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    for (String line : lines) {
      Optional<AuthorizedKey> key = AuthorizedKey.parse(line);
      key.map(found -> options.map(found::withOptions).orElse(found))
          .map(found -> comment.map(found::withComment).orElse(found))
          .ifPresent(keys::add);
      if (key.isEmpty()) {
        arguments.reject("key", "A line is no public key" + kind(line) + ".", fix(line));
        break;
      }
    }
    if (lines.isEmpty()) {
      arguments.reject("key", "There is no key.", "write the text of a .pub file.");
    }
    return List.copyOf(keys);
  }

  /** Never shows the line: it may be private. */
  private static String kind(String line) {
    return line.startsWith("-----BEGIN") ? ", but a private one or a certificate" : "";
  }

  private static String fix(String line) {
    return line.startsWith("http://") || line.startsWith("https://")
        ? "keys are not downloaded; write the text of the .pub file."
        : "write the whole text of a .pub file on one line: type, Base64 and comment.";
  }

  private static Optional<String> line(Arguments arguments, String parameter) {
    Optional<String> text = arguments.optionalText(parameter).map(String::strip);
    boolean several =
        text.filter(value -> value.contains("\n") || value.contains("\r")).isPresent();
    boolean open =
        parameter.equals("key_options")
            && text.filter(value -> !value.isEmpty())
                .filter(value -> !value.matches("(?:[^\\s\"]|\"(?:\\\\\"|[^\"])*\")+"))
                .isPresent();
    if (several || open) {
      arguments.reject(
          parameter,
          "It cannot stand in the line of a key.",
          "write it on one line; blanks in options stand within double quotes.");
      return Optional.empty();
    }
    return text;
  }
}
