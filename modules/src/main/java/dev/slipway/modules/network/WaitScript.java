package dev.slipway.modules.network;

import dev.slipway.host.Shell;
import dev.slipway.host.ShellCommand;
import java.util.List;

/**
 * Looks and waits by the means of a small host: POSIX sh, and for ports one of bash ({@code
 * /dev/tcp}), nc, or, for ports of the host itself, {@code /proc/net/tcp}.
 */
final class WaitScript {
  /** Exit statuses of a look. */
  static final int REACHED = 0;

  static final int NOT_YET = 1;

  /** The host has not what is needed to tell; standard error says what. */
  static final int CANNOT_TELL = 3;

  /** Of a wait: the time was over before it was reached. */
  static final int TIMED_OUT = 4;

  /**
   * Defines {@code look KIND WANTED PLACE PORT SECONDS REGEX}. A port that does not answer in time
   * is closed. Perl's expressions where the host's grep knows them, else POSIX extended ones.
   */
  private static final String FUNCTIONS =
      """
      grep_kind() {
        grep -qP . </dev/null 2>/dev/null
        if [ $? -le 1 ]; then echo -P; else echo -E; fi
      }
      is_here() {
        case $1 in 127.*|localhost|::1|0.0.0.0) return 0 ;; *) return 1 ;; esac
      }
      listens() {
        hex=$(printf '%04X' "$1")
        cat /proc/net/tcp /proc/net/tcp6 2>/dev/null \\
          | grep -q " [0-9A-F]*:$hex [0-9A-F]*:[0-9A-F]* 0A "
      }
      port_is_open() {
        if command -v bash >/dev/null; then
          timeout "$3" bash -c 'exec 3<>"/dev/tcp/$1/$2"' slipway "$1" "$2" 2>/dev/null
        elif is_here "$1"; then
          listens "$2"
        elif nc -h 2>&1 | grep -q -e '-z'; then
          nc -z -w "$3" "$1" "$2" >/dev/null 2>&1
        else
          echo 'The host has neither bash nor nc, so it cannot look at ports of others.' >&2
          return 3
        fi
        [ $? -eq 0 ]
      }
      port_says() {
        if ! command -v bash >/dev/null; then
          echo 'The host has no bash, so it cannot read what a port says.' >&2
          return 3
        fi
        timeout "$3" bash -c 'exec 3<>"/dev/tcp/$1/$2" || exit 1; exec grep -q "$3" -e "$4" <&3' \\
          slipway "$1" "$2" "$(grep_kind)" "$4" 2>/dev/null
        case $? in 0) return 0 ;; *) return 1 ;; esac
      }
      file_says() {
        [ -f "$1" ] && [ -r "$1" ] && grep -q "$(grep_kind)" -e "$2" -- "$1" 2>/dev/null
      }
      regex_is_valid() {
        said=$(grep "$(grep_kind)" -e "$1" </dev/null 2>&1)
        if [ $? -gt 1 ]; then echo "search_regex is not valid: $said" >&2; return 3; fi
      }
      look() {
        case $1 in
        port) port_is_open "$3" "$4" "$5" ;;
        talk) regex_is_valid "$6" && port_says "$3" "$4" "$5" "$6" ;;
        path) [ -e "$3" ] ;;
        text) regex_is_valid "$6" && file_says "$3" "$6" ;;
        time) false ;;
        esac
        there=$?
        if [ "$there" -eq 3 ] || [ "$2" = there ]; then return "$there"; fi
        [ "$there" -ne 0 ]
      }
      """;

  /** Arguments: timeout, delay and interval in seconds, then those of {@code look}. */
  private static final String LOOP =
      """
      timeout=$1 delay=$2 interval=$3
      shift 3
      begin=$(date +%s)
      [ "$delay" -eq 0 ] || sleep "$delay"
      while :; do
        look "$@"
        status=$?
        now=$(date +%s)
        [ "$status" -eq 1 ] || break
        if [ $((now - begin)) -ge "$timeout" ]; then status=4; break; fi
        rest=$((timeout - now + begin))
        if [ "$interval" -lt "$rest" ]; then rest=$interval; fi
        sleep "$rest"
      done
      echo $((now - begin))
      exit "$status"
      """;

  private WaitScript() {}

  /** One look at each; a line each on standard output: exit status, and what was said. */
  static String looks(List<Awaited> all) {
    StringBuilder text = new StringBuilder(FUNCTIONS);
    for (Awaited awaited : all) {
      text.append("said=$(look ").append(Shell.quoteAll(awaited.words())).append(" 2>&1)\n");
      text.append("echo \"$? $(echo \"$said\" | tr '\\n' ' ')\"\n");
    }
    return text.toString();
  }

  /** Waits; prints the seconds that it took. */
  static ShellCommand loop(Awaited awaited, Patience patience) {
    return ShellCommand.of("sh", "-c", FUNCTIONS + LOOP, "slipway")
        .with(String.valueOf(patience.timeout()))
        .with(String.valueOf(patience.delay()))
        .with(String.valueOf(patience.interval()))
        .with(awaited.words().toArray(String[]::new));
  }
}
