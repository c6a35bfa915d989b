package dev.slipway.host.probe;

import dev.slipway.host.LinkWay;
import dev.slipway.host.Shell;
import java.util.List;

/**
 * The script that asks about many paths, chunk by chunk. What exists, what it is and what may be
 * read is found by the shell itself; then at most one process each of {@code stat}, {@code stat
 * -L}, {@code sha256sum}, {@code readlink}, {@code readlink -f} and {@code head} serves the whole
 * chunk. Needs no more than POSIX sh and coreutils or BusyBox.
 *
 * <p>What it prints, each part only when something belongs to it (the nonce comes first, once):
 *
 * <pre>
 * FLAGS NUMBER            a line for each path that is not absent, see {@link FileAnswers}
 * .
 * stat                    a line for each path: raw mode, owner, ..., name
 * follow                  the same for what links lead to
 * digest                  the output of sha256sum
 * links                   the targets of links, each ended by NUL, then "ok"
 * real                    where links lead to, likewise
 * content                 the output of head, an empty file with the nonce's name after each file
 * end
 * </pre>
 */
final class FileScript {
  /** BusyBox on a 32-bit host takes no larger number. */
  private static final String MOST_BYTES = "2147483647";

  /**
   * Takes pairs of a need and a path. A need is two digits: how much is asked when the path is no
   * link, and about what a link leads to. The lists hold references to the parameters, so that
   * {@code eval} never sees a path.
   */
  private static final String ASK =
      """
      ask() {
      i=0 s= f= l= v= h= c= above= trapped=
      for p do
      i=$((i+1))
      if [ $((i%2)) = 1 ]; then n=$p; continue; fi
      a="\\"\\${$i}\\""
      if [ -L "$p" ]; then
      k=l s="$s $a" l="$l $a" n=${n#?}
      if [ "$n" != 0 ] && [ -e "$p" ]; then k=lf f="$f $a" v="$v $a"; else n=0; fi
      elif [ -e "$p" ]; then
      k=e s="$s $a" n=${n%?}
      else
      d=$p
      while d=${d%/*}; [ -n "$d" ] && ! [ -e "$d" ]; do :; done
      if [ -d "${d:-/}" ] && ! [ -x "${d:-/}" ]; then echo "d $((i/2))"; fi
      continue
      fi
      d=${p%/*}
      if [ "$d" != "$above" ]; then way "$d"; above=$d trapped=$way_trap; fi
      if [ -n "$trapped" ]; then k=${k}t; fi
      case $k in lf*) way "$p"; if [ -n "$way_trap" ]; then k=${k}T; fi;; esac
      if [ -r "$p" ]; then k=${k}r; fi
      if [ -w "$p" ]; then k=${k}w; fi
      if [ -x "$p" ]; then k=${k}x; fi
      if [ "$n" -gt 1 ] && [ -f "$p" ] && [ -r "$p" ]; then
      if [ "$n" = 2 ]; then k=${k}h h="$h $a"; else k=${k}c c="$c $a \\"\\$nonce\\""; fi
      fi
      echo "$k $((i/2))"
      done
      echo .
      if [ -n "$s" ]; then echo stat; eval "stat -c '@FORMAT@' -- $s"; fi
      if [ -n "$f" ]; then echo follow; eval "stat -L -c '@FORMAT@' -- $f"; fi
      if [ -n "$h" ]; then echo digest; eval "sha256sum -- $h"; fi
      if [ -n "$l" ]; then echo links; eval "targets '' $l"; fi
      if [ -n "$v" ]; then echo real; eval "targets -f $v"; fi
      if [ -n "$c" ]; then echo content; eval "head -v -c @MOST@ -- $c"; fi
      echo end
      }
      """
          .replace("@FORMAT@", StatLine.FORMAT)
          .replace("@MOST@", MOST_BYTES);

  /** Only GNU readlink ends names with NUL; without it, each link takes a process. */
  private static final String TARGETS =
      """
      targets() {
      o=$1; shift
      if readlink $o -z -- "$@"; then echo ok; return; fi
      echo; echo "again $nonce"
      for t do readlink $o -n -- "$t"; printf '\\0'; done
      echo ok
      }
      """;

  private FileScript() {}

  static String text(FileQuestions questions, String nonce) {
    StringBuilder text = new StringBuilder(LinkWay.WAY).append(ASK).append(TARGETS);
    text.append("nonce=").append(Shell.quote(nonce)).append("\necho \"$nonce\"\n");
    for (List<FileQuestions.Question> chunk : questions.chunks()) {
      text.append("ask");
      for (FileQuestions.Question question : chunk) {
        text.append(' ').append(question.plain()).append(question.followed());
        text.append(' ').append(Shell.quote(question.path()));
      }
      text.append('\n');
    }
    return text.append(":\n").toString();
  }
}
