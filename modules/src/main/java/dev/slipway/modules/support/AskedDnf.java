package dev.slipway.modules.support;

/**
 * dnf writes into its cache, its history and its logs when it is only asked: it gets copies, which
 * are gone when the script ends. The copy of the cache is that of the moment, so dnf decides as it
 * would in the run whether it is too old. A plugin writes the names of packages for the completion
 * of shells into the cache of the host all the same, so it has to stay away. yum 3 keeps its cache
 * elsewhere, and writes into it. dnf 5, which has the name of dnf on newer hosts, keeps its cache
 * elsewhere, too, reads its place from another setting, and has not that plugin.
 */
public final class AskedDnf {
  /** Defines {@code ask PROGRAM WORD...} for the rest of a script that sets no trap itself. */
  public static final String ASK =
      """
      export LC_ALL=C
      own=
      copies() {
      own=$(mktemp -d /var/tmp/slipway.XXXXXXXX) || exit 1
      trap 'rm -rf -- "$own"' EXIT
      trap 'exit 129' HUP INT TERM PIPE
      mkdir "$own/cache" "$own/lib" "$own/log"
      [ "$(id -u)" = 0 ] || return 0
      cp -a --reflink=auto "$1/." "$own/cache" 2>/dev/null
      rm -f "$own/cache"/*.pid
      cp -a /var/lib/dnf/history.sqlite* "$own/lib" 2>/dev/null
      }
      ask() {
      case $(readlink -f "$(command -v "$1")") in
      */dnf5) [ -n "$own" ] || copies /var/cache/libdnf5
      "$@" --setopt=cachedir="$own/cache" --setopt=system_cachedir="$own/cache" \\
      --setopt=logdir="$own/log" </dev/null;;
      */yum) "$@" </dev/null;;
      *) [ -n "$own" ] || copies /var/cache/dnf
      "$@" --setopt=cachedir="$own/cache" --setopt=persistdir="$own/lib" \\
      --setopt=logdir="$own/log" --disableplugin=generate_completion_cache </dev/null;;
      esac
      }
      """;

  private AskedDnf() {}
}
