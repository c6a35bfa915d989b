package dev.slipway.modules.sources;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Paths;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parameters of the module {@code git}, and what they say.
 *
 * @param depth how many commits are fetched; all when empty
 */
record GitSettings(
    String repo, String dest, String version, Optional<Long> depth, Manner manner, Transport by) {
  private static final Pattern PASSWORD = Pattern.compile("[a-z+]+://[^/@:]*:([^/@]+)@.*");

  /** What is done, and to what. */
  record Manner(
      String remote,
      boolean force,
      boolean update,
      boolean cloned,
      boolean bare,
      boolean recursive) {}

  static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("git", "A clone of a git repository, at a version.")
            .describe(
                "`git ls-remote` tells which commit the version stands for, in a dry run too. A"
                    + " branch is checked out as a local branch that follows it; a tag or a commit"
                    + " without one. Tracked files that were altered, and commits that are nowhere"
                    + " else, are a failure unless `force` is set; files that git does not know"
                    + " stay.")
            .describe(
                "git must be on the host, and never asks: a password that is missing or a key of a"
                    + " server that nobody knows is a failure. A password in the address stands in"
                    + " the process list of the host and in `.git/config`; a key or a credential"
                    + " helper does not.")
            .parameter(
                Parameter.state("repo", ParameterType.TEXT, "The address of the repository.")
                    .alias("name")
                    .must())
            .parameter(
                Parameter.identity("dest", ParameterType.PATH, "Where the clone is to be.").must())
            .parameter(
                Parameter.state(
                        "version",
                        ParameterType.TEXT,
                        "A branch, a tag, a commit with all of its digits, or `HEAD` for the"
                            + " default branch.")
                    .otherwise("HEAD"));
    manner(spec);
    transport(spec);
    return spec.rule(ParameterRule.atMostOne("accept_hostkey", "accept_newhostkey"))
        .returns("before", "The commit before; left out when there was none.")
        .returns("after", "The commit that the version stands for.")
        .returns("remote_url_changed", "Whether the clone got another address.")
        .example(
            "An application at a tag",
            """
            - git:
                repo: https://git.example.org/app.git
                dest: /srv/app
                version: v1.4.2
            """)
        .example(
            "By a key of its own",
            """
            - git:
                repo: ssh://git@git.example.org/app.git
                dest: /srv/app
                version: main
                key_file: /root/.ssh/deploy
                accept_newhostkey: true
            """)
        .build();
  }

  private static void manner(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.control(
                "depth",
                ParameterType.INTEGER,
                "How many commits of the version are fetched; all of everything otherwise."))
        .parameter(flag("force", "Whether local work is thrown away.", false))
        .parameter(flag("update", "Whether a clone that is there is brought up to date.", true))
        .parameter(flag("clone", "Whether a clone is made where there is none.", true))
        .parameter(flag("bare", "Whether it is a repository without a work tree.", false))
        .parameter(
            flag(
                "recursive",
                "Whether submodules are brought to the commits that the work tree names.",
                true))
        .parameter(
            Parameter.control("remote", ParameterType.TEXT, "The name of the other repository.")
                .otherwise("origin"));
  }

  private static void transport(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.control(
                "key_file", ParameterType.PATH, "The private key on the host, for SSH."))
        .parameter(
            flag(
                "accept_hostkey",
                "Whether the key of a server that nobody knows yet is accepted and kept. One that"
                    + " differs from what is known is refused.",
                false))
        .parameter(flag("accept_newhostkey", "The same.", false))
        .parameter(
            Parameter.control(
                "ssh_opts", ParameterType.TEXT, "Further options of ssh, as on its command line."))
        .parameter(
            Parameter.control("executable", ParameterType.TEXT, "The program git.")
                .otherwise("git"));
  }

  private static Parameter flag(String name, String meaning, boolean otherwise) {
    return Parameter.control(name, ParameterType.BOOLEAN, meaning)
        .otherwise(String.valueOf(otherwise));
  }

  static GitSettings bind(Arguments arguments) {
    String repo = arguments.text("repo");
    if (repo.isBlank() || repo.startsWith("-") || repo.contains("\n")) {
      arguments.reject("repo", "It is not the address of a repository.", "write a URL or a path.");
    }
    Matcher password = PASSWORD.matcher(repo);
    if (password.matches()) {
      arguments.conceal(password.group(1));
    }
    name(arguments, "version");
    name(arguments, "remote");
    Optional<Long> depth = arguments.optionalInteger("depth");
    if (depth.filter(number -> number < 1).isPresent()) {
      arguments.reject("depth", "Fewer than one commit.", "write a number from 1 on.");
    }
    return new GitSettings(
        repo,
        Paths.bind(arguments, "dest"),
        arguments.text("version"),
        depth,
        new Manner(
            arguments.text("remote"),
            arguments.flag("force"),
            arguments.flag("update"),
            arguments.flag("clone"),
            arguments.flag("bare"),
            arguments.flag("recursive") && !arguments.flag("bare")),
        new Transport(
            arguments.optionalText("key_file"),
            arguments.flag("accept_hostkey") || arguments.flag("accept_newhostkey"),
            arguments.optionalText("ssh_opts"),
            arguments.text("executable")));
  }

  private static void name(Arguments arguments, String parameter) {
    String name = arguments.text(parameter);
    if (!name.matches("[^\\s~^:?*\\[\\\\-][^\\s~^:?*\\[\\\\]*") || name.contains("..")) {
      arguments.reject(
          parameter,
          "\"" + name.replace('\n', ' ') + "\" is no name in git.",
          "write a name as git-check-ref-format(1) has it.");
    }
  }

  CloneProbe cloneProbe() {
    return new CloneProbe(dest, manner.bare(), version, manner.remote(), by.executable());
  }

  RemoteProbe remoteProbe() {
    return new RemoteProbe(repo, by);
  }
}
