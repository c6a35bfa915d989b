package dev.slipway.modules.system;

import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import java.util.List;

/** The documentation of the module {@code user}. */
final class UserSpec {
  private UserSpec() {}

  static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("user", "Makes, alters and removes accounts.")
            .describe(
                "The account that the connection logged in with, and the one that acts, are never"
                    + " removed, locked, made to expire, given a shell that does not exist, or"
                    + " taken out of the groups sudo, wheel and admin: such a task fails.")
            .describe(
                "A password goes to the host over an encrypted connection and is never part of a"
                    + " command. With `update_password: on_create` a password that is set stays; an"
                    + " account without one gets it, so that a run that was cut between the account"
                    + " and its password is put right by the next one.")
            .describe(
                "A home directory that is missing is made from `/etc/skel`, also for an account"
                    + " that exists, unless it is `/nonexistent`.");
    account().forEach(spec::parameter);
    login().forEach(spec::parameter);
    controls().forEach(spec::parameter);
    return spec.rule(ParameterRule.requiredIf("append", "true", "groups"))
        .untaken(
            "make the key with command: ssh-keygen, and creates.",
            "ssh_key_bits",
            "ssh_key_type",
            "ssh_key_file",
            "ssh_key_comment",
            "ssh_key_passphrase")
        .untaken(
            "set it with command: chage -M DAYS -m DAYS NAME.",
            "password_expire_max",
            "password_expire_min")
        .untaken(
            "set HOME_MODE or UMASK in /etc/login.defs, or the mode of the home directory with"
                + " file.",
            "umask")
        .untaken(
            "leave it out: accounts are looked up, and made, in the files of the host.", "local")
        .untaken(
            "leave it out: it is of other systems than Linux.",
            "hidden",
            "login_class",
            "profile",
            "authorization",
            "role")
        .untaken("label the home directory with command: semanage login.", "seuser")
        .returns("name", "The name of the account.")
        .returns("state", "`present` or `absent`.")
        .returns("uid", "Its number.")
        .returns("group", "The name of its primary group.")
        .returns("groups", "The names of its further groups.")
        .returns("comment", "Its comment.")
        .returns("home", "Its home directory.")
        .returns("shell", "Its shell.")
        .example(
            "An operator",
            """
            - user:
                name: deploy
                comment: Deployment
                shell: /bin/bash
                groups: [users]
                append: true
            """)
        .example(
            "An account for a service",
            """
            - user:
                name: app
                system: true
                home: /var/lib/app
                create_home: false
                shell: /usr/sbin/nologin
            """)
        .build();
  }

  private static List<Parameter> account() {
    return List.of(
        Parameter.identity("name", ParameterType.TEXT, "The name of the account.")
            .alias("user")
            .must(),
        Parameter.state("state", ParameterType.TEXT, "Whether there is such an account.")
            .otherwise("present")
            .oneOf("present", "absent"),
        Parameter.state("uid", ParameterType.INTEGER, "Its number; any that is free if not given."),
        Parameter.state(
            "group",
            ParameterType.TEXT,
            "Name or number of its primary group, which exists; if not given, a new account gets"
                + " what useradd gives it, usually a group of its own name."),
        Parameter.state(
            "groups",
            ParameterType.TEXTS,
            "Further groups, which exist; an empty list: none. Others are left, unless `append`."),
        Parameter.state("comment", ParameterType.TEXT, "The comment, usually the full name."),
        Parameter.state("home", ParameterType.PATH, "The home directory."),
        Parameter.state("shell", ParameterType.TEXT, "The shell."));
  }

  private static List<Parameter> login() {
    return List.of(
        Parameter.state(
                "password",
                ParameterType.TEXT,
                "The hash of the password, as crypt(5) makes it; `!` or `*` stands for no"
                    + " password.")
            .secret(),
        Parameter.control(
                "update_password",
                ParameterType.TEXT,
                "`always`: the password is what is declared. `on_create`: only where none is set.")
            .otherwise("always")
            .oneOf("always", "on_create"),
        Parameter.state(
            "password_lock", ParameterType.BOOLEAN, "Whether the password cannot be used."),
        Parameter.state(
            "expires",
            ParameterType.NUMBER,
            "When the account expires, in seconds since 1970, to the day; negative: never."));
  }

  private static List<Parameter> controls() {
    return List.of(
        flag("append", "Leaves the account in groups that `groups` does not name.", "false"),
        flag("non_unique", "Allows a number that another account has already.", "false"),
        flag("create_home", "Makes the home directory where it is missing.", "true")
            .alias("createhome"),
        flag("move_home", "Moves the files when `home` becomes another directory.", "false"),
        flag("system", "Makes the account one of the system's.", "false"),
        Parameter.control(
            "skeleton",
            ParameterType.PATH,
            "The directory that a new home is copied from, when an account is made."),
        flag(
            "remove",
            "Removes the home directory and the mail together with the account.",
            "false"),
        flag("force", "Removes an account also while it is in use.", "false"),
        flag("generate_ssh_key", "Not supported: make keys where they are used from.", "false"));
  }

  private static Parameter flag(String name, String description, String fallback) {
    return Parameter.control(name, ParameterType.BOOLEAN, description).otherwise(fallback);
  }
}
