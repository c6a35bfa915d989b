package dev.slipway.connection;

import dev.slipway.host.FileWrite;
import dev.slipway.host.LinkWay;
import dev.slipway.host.Shell;
import java.util.Optional;

/**
 * Composes the script that puts one file in place as one step. Pure.
 *
 * <p>Every process costs the host about a millisecond, which is most of what a small file takes.
 * Hence what the shell can do by itself it does, and what nobody asks for is not looked up.
 *
 * <p>The content goes into a new file beside the target, which takes the target's name only when it
 * is complete, on disk, valid, and has its owner, mode and label. Until then nobody but the acting
 * user can read it. Its name cannot be foreseen, it is created exclusively, and after that it is
 * changed only through the open descriptor: whoever owns the directory may put a link in its place,
 * but cannot have us follow it. All of it happens in the directory that was entered, see {@link
 * LinkWay}, so that a link that takes the place of a directory on the way leads nowhere.
 *
 * @param write what to put where; a link at its path is replaced
 * @param temporary the name of the file that is to become the target
 */
record WriteScript(FileWrite write, String temporary, Source source) {
  /** The exit status of a failed validation, and of nothing else. */
  static final int INVALID = 65;

  /** Where the script has the content from. */
  sealed interface Source {
    /**
     * From its own text, which a shell runs only when it has all of it. For scripts without a limit
     * of time: the text of others is an argument, which every user of the host can read.
     *
     * @param content has no NUL character, see {@link dev.slipway.host.HostText}
     */
    record OwnText(String content) implements Source {}

    /**
     * From a stream. A connection that ends looks like the end of its input: hence the look at the
     * size.
     *
     * @param redirection empty for standard input
     */
    record Stream(String redirection) implements Source {}
  }

  /**
   * Access control lists and extended attributes of the file before. A {@code cp} that has no such
   * option belongs to systems without them.
   */
  private static final String KEEP_ATTRIBUTES =
      """
      if [ "$exists" ] && \\
          ! said=$(cp --attributes-only --preserve=mode,xattr -- "$target" "$file" 2>&1); then
        case $said in
          *option*) ;;
          *) printf '%s\\n' "$said" >&2; exit 1;;
        esac
      fi
      """;

  private static final String KEEP_LABEL =
      """
      if [ -e /sys/fs/selinux/enforce ] && command -v chcon >/dev/null; then
        if [ "$exists" ]; then
          chcon --reference="$target" "$file" || exit 1
        elif context=$(matchpathcon -n "$path" 2>/dev/null); then
          chcon "$context" "$file" || exit 1
        fi
      fi
      """;

  /** A second name for the file before: it stays what it is, to the last attribute. */
  private static final String BACKUP =
      """
      if [ "$exists" ]; then
        copy=$target.$(date +%Y-%m-%dT%H:%M:%S) again=
        while [ -e "$copy$again~" ]; do again=.$((${again#.} + 1)); done
        ln -- "$target" "$copy$again~" 2>/dev/null || cp -a -- "$target" "$copy$again~" || exit 1
        printf '\n%s\n' "${path%/*}/${copy#./}$again~"
      fi
      """;

  private static final String REPLACE =
      """
      mv -fT -- "$temporary" "$target" || exit 1
      trap - EXIT
      """;

  String text() {
    String place = directory() + temporary;
    return LinkWay.ENTER
        + create()
        + setOwnerAndMode()
        + KEEP_LABEL
        + "exec 3>&-\n"
        + write.validate().map(command -> validate(command, place)).orElse("")
        + (write.backup() ? BACKUP : "")
        + "wait \"$syncing\" || exit 1\n"
        + REPLACE;
  }

  private String directory() {
    return write.path().substring(0, write.path().lastIndexOf('/') + 1);
  }

  private String create() {
    return """
    path=%s temporary=./%s file=/proc/self/fd/3 exists= here=$PWD
    enter "${path%%/*}/" || exit 1
    target=./${path##*/}
    if [ -L "$target" ]; then :
    elif [ -f "$target" ]; then
      exists=1 before=$(stat -c %%u:%%g:%%a -- "$target") || exit 1
    elif [ -e "$target" ]; then
      echo "$path is there and is no regular file" >&2
      exit 1
    fi
    %sumask 077
    trap 'rm -f -- "$temporary"' EXIT
    trap 'exit 129' HUP INT TERM PIPE XFSZ
    set -C
    exec 3> "$temporary"
    set +C
    %ssync "$file" & syncing=$!
    """
        .formatted(
            Shell.quote(write.path()),
            Shell.quote(temporary),
            needsMask() ? "mask=$(umask)\n" : "",
            fill());
  }

  private boolean needsMask() {
    return write.mode().isEmpty() || write.validate().isPresent();
  }

  private String fill() {
    return switch (source) {
      case Source.OwnText(String content) ->
          "printf %s " + Shell.quote(content) + " >&3 || exit 1\n";
      case Source.Stream(String redirection) ->
          """
          cat %s >&3 || exit 1
          if [ "$(stat -L -c %%s "$file")" != %d ]; then
            echo 'the content did not arrive whole' >&2
            exit 1
          fi
          """
              .formatted(redirection, write.content().size());
    };
  }

  private String setOwnerAndMode() {
    Optional<String> owner = write.owner().map(Shell::quote);
    Optional<String> group = write.group().map(Shell::quote);
    String ofExisting = owner.orElse("$uid") + ":" + group.orElse("$gid");
    // Not "owner:", which would mean the owner's login group.
    String ofNew = owner.orElse("") + group.map(name -> ":" + name).orElse("");
    String chownNew = ofNew.isEmpty() ? ":" : "chown -- " + ofNew + " \"$file\" || exit 1";
    Optional<String> given = write.mode().map(Integer::toOctalString);
    // Octal digits without the process that printf would take within $(...).
    String modeOfNew =
        given.isPresent()
            ? ":"
            : "bits=$((0666 & ~0$mask)) mode=$((bits >> 6))$((bits >> 3 & 7))$((bits & 7))";
    return """
    if [ "$exists" ]; then
      mode=${before##*:} before=${before%%:*}
      uid=${before%%:*} gid=${before#*:}
      chown -- %s "$file" || exit 1
    else
      %s
      %s
    fi
    %schmod -- %s "$file" || exit 1
    """
        .formatted(ofExisting, modeOfNew, chownNew, KEEP_ATTRIBUTES, given.orElse("\"$mode\""));
  }

  private static String validate(String command, String place) {
    String complete = command.replace("%s", Shell.quote(place));
    return """
    (umask "$mask"; cd -- "$here"; exec /bin/sh -c %s) </dev/null || exit %d
    """
        .formatted(Shell.quote(complete), INVALID);
  }
}
