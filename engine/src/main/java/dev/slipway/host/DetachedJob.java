package dev.slipway.host;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command that goes on without the connection it was started over, in a session of its own.
 *
 * <p>All of it is in the folder {@code ~/.slipway/jobs/ID} of the user that it runs as: {@code job}
 * and {@code input}, {@code runner} (the boot and the process that looks after it), {@code stdout},
 * {@code stderr}, and, once it is over, {@code exit}: the status, and whether it was ended because
 * of its limit. What others read is put there in one step. Whoever starts it a second time starts
 * nothing: only the first one can make the folder {@code claim}.
 *
 * @param id letters, digits, {@code _}, {@code .} and {@code -}; begins with a letter or digit
 */
public record DetachedJob(String id) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

  /** Takes the folder, the limit in seconds and the umask of the job. */
  private static final String RUNNER =
      """
      d=$1
      mkdir "$d/claim" 2>/dev/null || exit 0
      put() { printf '%s\\n' "$2" >"$d/$1.new" && mv -f "$d/$1.new" "$d/$1"; }
      put runner "$(cat /proc/sys/kernel/random/boot_id 2>/dev/null) $$"
      (umask "$3"; exec setsid /bin/sh "$d/job" <"$d/input" >"$d/stdout" 2>"$d/stderr") &
      job=$!
      setsid /bin/sh -c '
        sleep "$1"; : >"$2/late"
        kill -TERM "-$3"; sleep 5; kill -KILL "-$3"' slipway "$2" "$d" "$job" 2>/dev/null &
      watch=$!
      wait "$job"
      exit=$?
      kill -KILL "-$watch" 2>/dev/null
      if [ -f "$d/late" ]; then put exit "$exit late"; else put exit "$exit"; fi
      """;

  /** Takes the id, the limit in seconds, the text of the job and the runner. */
  private static final String START =
      """
      command -v setsid >/dev/null || { echo 'setsid is not installed' >&2; exit 127; }
      mask=$(umask)
      umask 077
      d=${HOME:?}/.slipway/jobs/$1
      mkdir -p "$d" || exit
      cat >"$d/input.$$" && mv -f "$d/input.$$" "$d/input" || exit
      printf '%s\\n' "$3" >"$d/job.$$" && mv -f "$d/job.$$" "$d/job" || exit
      setsid /bin/sh -c "$4" slipway "$d" "$2" "$mask" </dev/null >/dev/null 2>&1 &
      n=0
      while [ ! -s "$d/runner" ] && [ $n -lt 100 ]; do
        n=$((n + 1))
        sleep 0.05 2>/dev/null || sleep 1
      done
      [ -s "$d/runner" ] || { echo 'it did not start' >&2; exit 1; }
      """;

  private static final String REMOVAL =
      "d=${HOME:?}/.slipway/jobs/$1; rm -rf -- \"$d\"; [ ! -e \"$d\" ]";

  public DetachedJob {
    if (!isId(id)) {
      throw new IllegalArgumentException("no id of a job: " + id);
    }
  }

  /** Whether a text can be the id of a job. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** A job with an id that no other has. */
  public static DetachedJob fresh() {
    return new DetachedJob("j%012x".formatted(RANDOM.nextLong() & 0xffffffffffffL));
  }

  /**
   * What starts it, and ends as soon as it runs. May be sent again when it is not known whether it
   * arrived.
   *
   * @param work what it does; its own limit is not looked at
   * @param limit after which it is ended
   */
  public Script start(Script work, Duration limit) {
    long seconds = Math.max(1, limit.toSeconds());
    List<String> words = List.of(id, Long.toString(seconds), work.text(), RUNNER);
    String text = "set -- " + Shell.quoteAll(words) + "\n" + START;
    return Script.of(text).withInput(work.input());
  }

  /** Removes what is left of it; to be run when it is over. */
  public ShellCommand removal() {
    return ShellCommand.of("sh", "-c", REMOVAL, "slipway", id);
  }

  /** Its folder, as a user may be shown it. */
  public String folder() {
    return "~/.slipway/jobs/" + id;
  }
}
