package dev.slipway.modules.sources;

import dev.slipway.module.Arguments;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.Paths;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parameters of the module {@code git}, and rejects what they must not say. */
final class GitArguments {
  private static final Pattern PASSWORD = Pattern.compile("[a-z+]+://[^/@:]*:([^/@]+)@.*");
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-F]{40}|[0-9A-F]{64}");
  private static final int PERMISSIONS = 0777;

  private GitArguments() {}

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
    GitSettings.Manner manner =
        new GitSettings.Manner(
            arguments.text("remote"),
            arguments.flag("force"),
            arguments.flag("update"),
            arguments.flag("clone"),
            arguments.flag("bare"),
            arguments.flag("recursive") && !arguments.flag("bare"),
            arguments.flag("track_submodules"));
    if (manner.tracking() && !manner.recursive()) {
      arguments.reject(
          "track_submodules",
          "No submodules are brought anywhere here.",
          "leave it out, or bare and recursive: false.");
    }
    return new GitSettings(
        repo,
        Paths.bind(arguments, "dest"),
        arguments.text("version"),
        new GitSettings.Reach(
            depth,
            arguments.flag("single_branch"),
            refspec(arguments),
            arguments.optionalText("reference").map(_ -> Paths.bind(arguments, "reference"))),
        manner,
        new Transport(
            arguments.optionalText("key_file"),
            arguments.flag("accept_hostkey") || arguments.flag("accept_newhostkey"),
            arguments.optionalText("ssh_opts"),
            arguments.text("executable")),
        new GitSettings.Apart(gitDirectory(arguments), umask(arguments), archive(arguments)),
        signature(arguments));
  }

  private static Optional<Refspec> refspec(Arguments arguments) {
    Optional<String> text = arguments.optionalText("refspec");
    Optional<Refspec> refspec =
        text.flatMap(written -> Refspec.parse(written, arguments.text("remote")));
    if (text.isPresent() && refspec.isEmpty()) {
      arguments.reject(
          "refspec",
          "\"" + text.get().replace('\n', ' ') + "\" is no refspec of git fetch.",
          "write one as git-fetch(1) has it, such as +refs/pull/*:refs/remotes/origin/pull/*.");
    }
    return refspec;
  }

  private static Optional<String> gitDirectory(Arguments arguments) {
    Optional<String> path =
        arguments
            .optionalText("separate_git_dir")
            .map(_ -> Paths.bind(arguments, "separate_git_dir"));
    if (path.isPresent() && arguments.flag("bare")) {
      arguments.reject(
          "separate_git_dir",
          "A bare repository has no work tree to be apart from.",
          "leave it out.");
    }
    return path;
  }

  private static Optional<Integer> umask(Arguments arguments) {
    Optional<String> text = arguments.optionalText("umask");
    Optional<Integer> bits =
        text.flatMap(Mode::parse)
            .filter(mode -> mode instanceof Mode.Octal)
            .map(mode -> mode.after(0, false, 0))
            .filter(number -> number <= PERMISSIONS);
    if (text.isPresent() && bits.isEmpty()) {
      arguments.reject(
          "umask", "\"" + text.get() + "\" is no umask.", "write octal digits, such as '0022'.");
    }
    return bits;
  }

  private static Optional<GitArchive> archive(Arguments arguments) {
    Optional<String> prefix = arguments.optionalText("archive_prefix");
    if (!arguments.has("archive")) {
      if (prefix.isPresent()) {
        arguments.reject("archive_prefix", "There is no archive for it.", "name one with archive.");
      }
      return Optional.empty();
    }
    String path = Paths.bind(arguments, "archive");
    Optional<GitArchive> archive = GitArchive.of(path, prefix);
    if (archive.isEmpty()) {
      arguments.reject(
          "archive",
          "Its name does not say which kind of archive it is.",
          "end it with .tar, .tar.gz, .tgz or .zip.");
    }
    return archive;
  }

  private static Optional<Signature> signature(Arguments arguments) {
    List<String> trusted =
        arguments.texts("gpg_whitelist").stream()
            .map(print -> print.replace(" ", "").toUpperCase(Locale.ROOT))
            .toList();
    for (String print : trusted) {
      if (!FINGERPRINT.matcher(print).matches()) {
        arguments.reject(
            "gpg_whitelist",
            "\"" + print + "\" is no fingerprint.",
            "write all 40 digits, as gpg --fingerprint shows them.");
      }
    }
    if (arguments.flag("verify_commit")) {
      return Optional.of(new Signature(trusted));
    }
    if (!trusted.isEmpty()) {
      arguments.reject("gpg_whitelist", "Nothing is verified.", "set verify_commit: true.");
    }
    return Optional.empty();
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
}
