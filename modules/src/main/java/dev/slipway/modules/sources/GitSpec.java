package dev.slipway.modules.sources;

import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;

/** Name and parameters of the module {@code git}. */
final class GitSpec {
  private GitSpec() {}

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
            .describe(
                "Rules of the forms and of what they do: git-fetch(1) (`refspec`, `depth`),"
                    + " git-clone(1) (`reference`, `single_branch`), git-init(1)"
                    + " (`separate_git_dir`), git-submodule(1) (`track_submodules`), git-archive(1)"
                    + " (`archive`) and git-verify-commit(1).")
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
    reach(spec);
    apart(spec);
    signature(spec);
    transport(spec);
    return spec.rule(ParameterRule.atMostOne("accept_hostkey", "accept_newhostkey"))
        .returns("before", "The commit before; left out when there was none.")
        .returns("after", "The commit that the version stands for.")
        .returns("remote_url_changed", "Whether the clone got another address.")
        .returns("git_dir_before", "Where the repository was, when it was moved.")
        .returns("git_dir_now", "Where the repository is, when it was moved.")
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
        .example(
            "Only what a trusted key signed, and an archive of it",
            """
            - git:
                repo: https://git.example.org/app.git
                dest: /srv/app
                version: v1.4.2
                verify_commit: true
                gpg_whitelist: [0123456789ABCDEF0123456789ABCDEF01234567]
                archive: /srv/app-1.4.2.tar.gz
                archive_prefix: app-1.4.2/
            """)
        .build();
  }

  private static void manner(ModuleSpec.Builder spec) {
    spec.parameter(flag("force", "Whether local work is thrown away.", false))
        .parameter(flag("update", "Whether a clone that is there is brought up to date.", true))
        .parameter(flag("clone", "Whether a clone is made where there is none.", true))
        .parameter(flag("bare", "Whether it is a repository without a work tree.", false))
        .parameter(
            flag(
                "recursive",
                "Whether submodules are brought to the commits that the work tree names.",
                true))
        .parameter(
            Parameter.state(
                    "track_submodules",
                    ParameterType.BOOLEAN,
                    "Whether submodules are brought to the last commit of their branch instead:"
                        + " the one in `.gitmodules`, or the default one. Needs `recursive`.")
                .otherwise("false"))
        .parameter(
            Parameter.control("remote", ParameterType.TEXT, "The name of the other repository.")
                .otherwise("origin"));
  }

  private static void reach(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.control(
                "depth",
                ParameterType.INTEGER,
                "How many commits of the version are fetched; all of everything otherwise."))
        .parameter(
            flag(
                "single_branch",
                "Whether only the history of the version is fetched. A clone that has more keeps"
                    + " it.",
                false))
        .parameter(
            Parameter.state(
                "refspec",
                ParameterType.TEXT,
                "What is fetched besides the branches and tags, as for `git fetch`, such as"
                    + " `+refs/pull/*:refs/remotes/origin/pull/*`. Without a colon it is kept as"
                    + " `refs/remotes/REMOTE/slipway-refspec`. What the other repository has not"
                    + " any more stays."))
        .parameter(
            Parameter.control(
                "reference",
                ParameterType.PATH,
                "A repository on the host from which a new clone borrows objects; it has to stay"
                    + " then."));
  }

  private static void apart(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.state(
                "separate_git_dir",
                ParameterType.PATH,
                "Where the repository is, when not in `.git`. That of a clone is moved there. Left"
                    + " out, it stays where it is."))
        .parameter(
            Parameter.state(
                "archive",
                ParameterType.PATH,
                "A file with the content of the version, `.tar`, `.tar.gz`, `.tgz` or `.zip`; with"
                    + " `update: false` of what is checked out. It is compared with what git makes"
                    + " of the commit."))
        .parameter(
            Parameter.state(
                "archive_prefix",
                ParameterType.TEXT,
                "What stands before each name in the archive, such as `app-1.0/`. Needs"
                    + " `archive`."))
        .parameter(
            Parameter.control(
                "umask",
                ParameterType.MODE,
                "Permission bits that what is made lacks, such as `'0022'`; otherwise those of the"
                    + " acting user."));
  }

  private static void signature(ModuleSpec.Builder spec) {
    spec.parameter(
            flag(
                "verify_commit",
                "Whether the commit, or the tag when it has a message, must be signed by a key of"
                    + " the acting user's keyring. It is verified before it is checked out. A dry"
                    + " run verifies what is on the host already; the rest is known after apply.",
                false))
        .parameter(
            Parameter.control(
                    "gpg_whitelist",
                    ParameterType.TEXTS,
                    "Fingerprints of the keys that may have signed; any of the keyring otherwise."
                        + " Needs `verify_commit`.")
                .alias("gpg_allowlist"));
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
}
