package dev.slipway.host;

/**
 * The rule for links on the way to a path: in a directory where everybody may write, a link is
 * followed only when root or the acting user made it. Anybody else could have put it there to lead
 * a task elsewhere.
 */
public final class LinkWay {
  /**
   * Defines a function of a POSIX shell that needs {@code stat} and {@code readlink}. {@code way
   * PATH} sets {@code way_real} to where an absolute path leads, and {@code way_trap} to the first
   * link that must not be followed there, which is empty when there is none.
   */
  public static final String WAY =
      """
      way() {
      way_real= way_trap= way_hops=0 way_rest=$1/
      while [ -n "$way_rest" ]; do
      way_name=${way_rest%%/*} way_rest=${way_rest#*/}
      case $way_name in
      ''|.) continue;;
      ..) way_real=${way_real%/*}; continue;;
      esac
      if ! [ -L "$way_real/$way_name" ] || [ "$way_hops" = 40 ]; then
      way_real=$way_real/$way_name
      continue
      fi
      way_hops=$((way_hops+1))
      way_said=$(stat -c %u:%a -- "$way_real/$way_name" "${way_real:-/}") || way_said=:7
      case ${way_said##*:} in
      *[2367])
      if [ "${way_said%%:*}" != 0 ] && [ "${way_said%%:*}" != "$(id -u)" ]; then
      way_trap=$way_real/$way_name
      return
      fi;;
      esac
      way_said=$(readlink -n -- "$way_real/$way_name" 2>/dev/null; echo .)
      way_said=${way_said%.}
      case $way_said in /*) way_real=;; esac
      way_rest=$way_said/$way_rest
      done
      }
      """;

  /**
   * Besides, {@code enter DIRECTORY BELOW} makes a directory the working one: over links that may
   * be followed to the first, and over none from there to the second, which may be empty. It fails
   * when a link is in the way, also one that was put there meanwhile. What is then done below
   * {@code ./} is done in that directory, whatever becomes of its path.
   */
  public static final String ENTER =
      WAY
          + """
          enter() {
          way "$1"
          if [ -n "$way_trap" ]; then
          echo "the link $way_trap lies where everybody may write; it is not followed" >&2
          return 1
          fi
          cd -P -- "${way_real:-/}" || return
          if [ "$PWD" != "${way_real:-/}" ]; then
          echo "$1 leads elsewhere meanwhile" >&2
          return 1
          fi
          if [ -z "${2-}" ]; then return; fi
          way_real=${PWD%/}
          cd -P -- "./$2" || return
          if [ "$PWD" != "$way_real/$2" ]; then
          echo "$1/$2 leads elsewhere" >&2
          return 1
          fi
          }
          """;

  /**
   * Besides, {@code permit MODE NAME...} sets permissions in the directory that was entered and
   * follows no link. Where only root and the acting user may write in it, what is in it cannot be
   * replaced, and names are enough; elsewhere it is done through a descriptor, once that is known
   * to be of the file and not of what a link leads to.
   *
   * <p>What a shell cannot do: it opens a file to get a descriptor. So what is neither file nor
   * directory, or may not be read by the acting user (who is then not root), gets its permissions
   * by name; and a pipe that takes the place of a file at that moment makes the task wait.
   */
  static final String PERMIT =
      ENTER
          + """
          alone() {
          way_said=$(stat -c %u:%a .) || return
          case ${way_said#*:} in *[2367]|*[2367]?) return 1;; esac
          [ "${way_said%%:*}" = 0 ] || [ "${way_said%%:*}" = "$(id -u)" ]
          }
          replaced() {
          echo "something in $PWD was replaced meanwhile" >&2
          return 1
          }
          permit() {
          mode=$1; shift
          for name do if [ -L "$name" ]; then replaced; return; fi; done
          if alone; then chmod -- "$mode" "$@"; return; fi
          left=$#
          while [ "$left" -gt 0 ]; do
          name=$1 left=$((left-1)); shift
          if [ -r "$name" ] && { [ -f "$name" ] || [ -d "$name" ]; }; then set -- "$@" "$name"
          else chmod -- "$mode" "$name" || return
          fi
          done
          while [ $# -gt 7 ]; do
          hold "$1" "$2" "$3" "$4" "$5" "$6" "$7" || return
          shift 7
          done
          if [ $# -gt 0 ]; then hold "$@"; fi
          }
          hold() {
          number=3 held=
          for name do
          eval "exec $number<\\"\\$name\\""
          held="$held /proc/self/fd/$number" number=$((number+1))
          done
          if [ "$(stat -L -c %d:%i -- $held)" != "$(stat -c %d:%i -- "$@")" ]; then
          replaced
          return
          fi
          chmod -- "$mode" $held || return
          exec 3<&- 4<&- 5<&- 6<&- 7<&- 8<&- 9<&-
          }
          """;

  private LinkWay() {}
}
