package dev.slipway.modules.sources;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.Shell;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.CommandAnswer;
import dev.slipway.host.probe.CommandProbe;
import dev.slipway.module.TaskFailedException;
import java.util.ArrayList;
import java.util.List;

/**
 * Who must have signed a commit. The words of gpg about a signature are those of its file {@code
 * doc/DETAILS}: of {@code VALIDSIG} the first is the fingerprint of the key, the last that of its
 * primary key.
 *
 * @param trusted fingerprints, one of which must have; any key of the keyring when there are none
 */
record Signature(List<String> trusted) {
  /**
   * Arguments: the program, the clone, a tag or nothing, the commit, the fingerprints. gpg locks
   * its keyring to read it, and a look leaves no trace, so that it gets a copy of what is public.
   */
  private static final String VERIFY =
      """
      git=$1 tag=$3 of=$4 kind=commit
      cd -- "$2" 2>/dev/null && "$git" cat-file -e "$of^{commit}" 2>/dev/null || exit 3
      shift 4
      if [ -n "$tag" ] && [ "$("$git" cat-file -t "refs/tags/$tag" 2>/dev/null)" = tag ]; then
      [ "$("$git" rev-parse "refs/tags/$tag^{commit}")" = "$of" ] || exit 3
      kind=tag of=refs/tags/$tag
      fi
      home=${GNUPGHOME:-$HOME/.gnupg}
      if ! [ -d "$home/public-keys.d" ]; then
      own=$(mktemp -d /var/tmp/slipway.XXXXXXXX) || exit 4
      trap 'rm -rf -- "$own"' EXIT
      trap 'exit 129' HUP INT TERM PIPE
      for f in "$home"/*.kbx "$home"/*.gpg "$home"/*.conf "$home"/*.txt; do
      [ ! -f "$f" ] || [ "${f##*/}" = secring.gpg ] || cp -- "$f" "$own/"
      done
      export GNUPGHOME="$own"
      fi
      told=$("$git" "verify-$kind" --raw "$of" 2>&1) || { printf '%s\\n' "$told" >&2; exit 1; }
      [ $# -gt 0 ] || exit 0
      for print in "$@"; do
      printf '%s\\n' "$told" | grep -q "^\\[GNUPG:\\] VALIDSIG \\($print \\|.* $print\\$\\)" && exit 0
      done
      printf '%s\\n' "$told" >&2
      exit 2
      """;

  private static final int UNKNOWN = 3;

  /**
   * Makes sure of it where the commit is on the host already; nothing is said otherwise.
   *
   * @throws TaskFailedException when it is not signed as it must be
   */
  void check(GitSettings desired, Revision wanted, HostReader host) throws HostException {
    CommandAnswer answer = host.ask(new CommandProbe(Shell.quoteAll(words(desired, wanted))));
    if (answer.exit() != 0 && answer.exit() != UNKNOWN) {
      throw new TaskFailedException(
          "\"%s\", commit %s, is not signed by a key that is trusted%s. %s"
              .formatted(
                  desired.version(),
                  wanted.commit(),
                  trusted.isEmpty() ? "" : " (gpg_whitelist)",
                  answer.stderr().isBlank()
                      ? "It has no signature."
                      : "git says:\n" + answer.stderr().strip()));
    }
  }

  /** A command that fails when the commit is not signed as it must be. */
  ShellCommand command(GitSettings desired, Revision wanted) {
    return ShellCommand.of(words(desired, wanted));
  }

  private List<String> words(GitSettings desired, Revision wanted) {
    String tag = wanted.kind() == Revision.Kind.TAG ? wanted.name() : "";
    List<String> words = new ArrayList<>(List.of("sh", "-c", VERIFY, "sh"));
    words.addAll(List.of(desired.by().executable(), desired.dest(), tag, wanted.commit()));
    words.addAll(trusted);
    return words;
  }
}
