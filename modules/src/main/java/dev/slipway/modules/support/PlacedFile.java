package dev.slipway.modules.support;

import dev.slipway.host.LinkWay;

/** How a file that comes to be on the host is put in place there, in one step. */
public final class PlacedFile {
  /**
   * Defines functions of a shell. {@code begin TARGET} enters the directory of the target and opens
   * a new file there, which gets its content through descriptor 3. {@code attribute OWNER:GROUP
   * MODE} gives it these, and the access control list and extended attributes of the file before;
   * {@code keep} keeps that file beside it and prints its path; {@code finish} puts the new one in
   * its place. The new file stands in {@code $new}, below the directory that was entered, and is
   * altered only through its descriptor: whoever may write in the directory can take its name, but
   * cannot lead what is done elsewhere. The shell must have {@code set -e}.
   */
  public static final String FUNCTIONS =
      LinkWay.ENTER
          + """
          begin() {
          path=$1 file=/proc/self/fd/3
          enter "${path%/*}/"
          target=./${path##*/}
          umask 077
          new=$(mktemp -u -- ./.slipway.XXXXXXXXXXXX)
          trap 'rm -f -- "$new"' EXIT
          trap 'exit 129' HUP INT TERM PIPE
          set -C
          exec 3>"$new"
          set +C
          }
          attribute() {
          chown -- "$1" "$file"
          if [ -f "$target" ] && ! [ -L "$target" ] &&
          cp --attributes-only /dev/null "$file" 2>/dev/null; then
          cp --attributes-only --preserve=mode,xattr -- "$target" "$file"
          fi
          chmod -- "$2" "$file"
          sync -- "$file"
          }
          keep() {
          kept=$target.$(date +%Y-%m-%dT%H:%M:%S)~
          ln -- "$target" "$kept" 2>/dev/null || cp -a -- "$target" "$kept"
          printf '%s\\n' "${path%/*}/${kept#./}"
          }
          finish() {
          exec 3>&-
          mv -f -T -- "$new" "$target"
          trap - EXIT
          }
          """;

  private PlacedFile() {}
}
